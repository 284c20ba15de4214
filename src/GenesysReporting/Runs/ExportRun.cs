using GenesysReporting.Analytics;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Pipeline;
using GenesysReporting.Rows.Reading;

namespace GenesysReporting.Runs;

/// <summary>Runs exports one after another, and writes the summary of each. An incomplete day does not stop the others.</summary>
internal sealed class ExportRun(IReadOnlyList<ConversationExport> exports, PipelineWriter writer, string activity, TimeProvider time, TimeSpan? limit, string line)
    : IProgress<QueryProgress>
{
    private readonly LeftOutMetrics _leftOut = new();
    private int _done;

    /// <summary>A text about what a run that was stopped has kept.</summary>
    public string Kept
    {
        get
        {
            string days = _done == 0 ? string.Empty : $"{_done} of {exports.Count} files are finished. ";
            return days + (_done < exports.Count ? (exports[_done].Kept ?? "The export was stopped before anything was written.") : string.Empty);
        }
    }

    /// <summary>A text that adds the line for resuming the export. Its interval is fixed: with -Past, the same command would ask for a later one.</summary>
    public string Resume => $"{Kept} This line resumes it:{Environment.NewLine}{line}";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // All of them first, so that obstacles are found before anything is sent.
        ExportSummary?[] finished = [.. exports.Select(e => e.Check())];
        using var deadline = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan, time);
        bool isTimeOver = false;
        for (; _done < exports.Count && !isTimeOver; _done += isTimeOver ? 0 : 1)
        {
            try
            {
                ExportSummary summary = finished[_done]
                    ?? await exports[_done].RunAsync(writer, this, writer.Warn, cancellationToken, deadline.Token).ConfigureAwait(false);
                isTimeOver = summary.Outcome == ExportOutcome.TimeOver;
                Write(summary);
            }
            catch (IncompleteException e) when (exports.Count > 1)
            {
                writer.Error(ErrorRecords.From(e));
            }
            catch (GenesysException) when (exports[_done].Kept is not null)
            {
                writer.Warn(Resume);
                throw;
            }
        }

        _leftOut.Announce(writer.Warn);
    }

    void IProgress<QueryProgress>.Report(QueryProgress value) => writer.Progress(
        activity, ProgressText.Of(value, "written"), value.Waiting is null ? (_done + value.Fraction) / exports.Count : null);

    private void Write(ExportSummary summary)
    {
        writer.WarnAbout(summary.Notes);
        if (summary.Outcome == ExportOutcome.Incomplete)
        {
            foreach (string reason in summary.Reasons)
            {
                writer.Warn($"The file may be incomplete. {reason}");
            }
        }

        if (summary.Outcome == ExportOutcome.TimeOver)
        {
            writer.Warn($"The time was over. {Resume}");
        }

        if (summary.Outcome != ExportOutcome.Skipped)
        {
            _leftOut.Add(summary.MetricsLeftOut);
        }

        writer.Verbose(summary.ToString());
        writer.Write(summary);
    }
}
