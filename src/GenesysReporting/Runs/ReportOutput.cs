using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Pipeline;
using GenesysReporting.Reports;
using GenesysReporting.Rows;

namespace GenesysReporting.Runs;

/// <summary>One run of a report: asks its questions, and writes its rows to the pipeline.</summary>
/// <param name="session">The session.</param>
/// <param name="definition">The report.</param>
/// <param name="options">The caller's choices.</param>
/// <param name="withTotal">True to write the totals as the last row.</param>
/// <param name="hasOrganization">True if several organisations are asked.</param>
/// <param name="writer">Writes rows, warnings and progress.</param>
internal sealed class ReportOutput(
    GenesysSession session, ReportDefinition definition, ReportOptions options, bool withTotal, bool hasOrganization, PipelineWriter writer)
    : IProgress<QueryProgress>
{
    private const string TotalText = "Total";

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var read = new AnalyticsReadOptions
        {
            Requests = writer,
            Progress = this,
            PartFailed = part => writer.Error(ErrorRecords.From(part)),
        };
        var run = new ReportRun(session, definition, options, read);
        ReportResult report = await run.RunAsync(writer.Warn, cancellationToken).ConfigureAwait(false);
        foreach (string note in report.Notes.Except(definition.Notes))
        {
            writer.Warn($"The report may be incomplete. {note}");
        }

        var objects = new RowObjects(ReportSchema.Of(report), hasOrganization);
        foreach (object?[] row in report.Rows)
        {
            writer.Write(objects.Create(row, hasOrganization ? session : null));
        }

        if (withTotal && report.Total is { } total)
        {
            writer.Write(objects.Create(Labelled(total, report), hasOrganization ? session : null));
        }

        foreach (QuerySummary summary in run.Summaries)
        {
            writer.Verbose(summary.ToString());
        }
    }

    void IProgress<QueryProgress>.Report(QueryProgress value) =>
        writer.Progress(definition.Title, ProgressText.Of(value, "received"), value.Waiting is null ? value.Fraction : null);

    /// <summary>Returns the totals with the word in the first column of text.</summary>
    private static object?[] Labelled(object?[] total, ReportResult report)
    {
        object?[] labelled = [.. total];
        if (report.Columns.ToList().FindIndex(c => c.Kind == ReportValueKind.Text) is >= 0 and var at)
        {
            labelled[at] = TotalText;
        }

        return labelled;
    }
}
