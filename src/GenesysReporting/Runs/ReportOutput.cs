using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Rows;

namespace GenesysReporting.Runs;

/// <summary>One run of a report: asks its questions, and writes its rows to the pipeline or all of it to a file.</summary>
/// <param name="sessions">The sessions.</param>
/// <param name="plan">The report with the caller's choices.</param>
/// <param name="requireComplete">True if a report that is not complete is an error.</param>
/// <param name="writer">Writes rows, warnings and progress.</param>
internal sealed class ReportOutput(
    IReadOnlyList<GenesysSession> sessions, ReportPlan plan, bool requireComplete, PipelineWriter writer)
    : IProgress<QueryProgress>
{
    private const string TotalText = "Total";

    /// <summary>Writes the rows.</summary>
    /// <param name="withTotal">True to write the totals as the last row.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task WriteRowsAsync(bool withTotal, CancellationToken cancellationToken)
    {
        ReportResult report = await RunAsync(cancellationToken).ConfigureAwait(false);
        writer.WriteAll(() => Rows(report, withTotal));
    }

    /// <summary>Shows the rows in the console.</summary>
    /// <param name="watch">Shows them.</param>
    /// <param name="withTotal">True to show the totals as the last row.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task ShowAsync(ReportWatch watch, bool withTotal, CancellationToken cancellationToken)
    {
        ReportResult report = await RunAsync(cancellationToken).ConfigureAwait(false);
        writer.Invoke(() => watch.Show(report.Title, TimeZoneInfo.ConvertTime(report.Created, report.TimeZone), Rows(report, withTotal)));
    }

    /// <summary>Writes the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task WriteFileAsync(ReportFile file, CancellationToken cancellationToken)
    {
        ReportResult report = await RunAsync(cancellationToken).ConfigureAwait(false);
        await file.WriteAsync(report, cancellationToken).ConfigureAwait(false);
    }

    void IProgress<QueryProgress>.Report(QueryProgress value) =>
        writer.Progress(plan.Definition.Title, ProgressText.Of(value, "received"), value.Waiting is null ? value.Fraction : null);

    private async Task<ReportResult> RunAsync(CancellationToken cancellationToken)
    {
        var read = new AnalyticsReadOptions
        {
            Requests = writer,
            Progress = this,
            PartFailed = part => writer.Error(ErrorRecords.From(part)),
        };
        var run = new ReportRun(sessions, plan, read);
        ReportResult report = await run.RunAsync(writer.Warn, cancellationToken).ConfigureAwait(false);
        foreach ((GenesysSession session, GenesysException error) in run.Failures)
        {
            writer.Error(ErrorRecords.Of(ErrorRecords.From(error), session));
        }

        if (requireComplete && !report.IsComplete)
        {
            throw ReportErrors.ReportIncomplete(plan.Definition.Name, run.Reasons);
        }

        foreach (string reason in run.Reasons)
        {
            writer.Warn($"The report may be incomplete. {reason}");
        }

        foreach (QuerySummary summary in run.Summaries)
        {
            writer.Verbose(summary.ToString());
        }

        return report;
    }

    /// <summary>Returns the rows as objects. Called on the pipeline's thread, whose runspace gets their view.</summary>
    private IEnumerable<object> Rows(ReportResult report, bool withTotal)
    {
        var objects = new RowObjects(ReportSchema.Of(report), typeName: RunspaceViews.Provide(report, writer.Host));
        IEnumerable<object?[]> rows = withTotal && report.Total is { } total ? report.Rows.Append(Labelled(total, report)) : report.Rows;
        return rows.Select(row => objects.Create(row));
    }

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
