using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Errors;
using GenesysReporting.Export;

namespace GenesysReporting.Pipeline;

/// <summary>Runs exports one after another, and writes the summary of each. A day that is not complete does not stop the others.</summary>
internal sealed class ExportRun(IReadOnlyList<ConversationExport> exports, PipelineWriter writer, string activity)
    : IProgress<QueryProgress>
{
    private int _done;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // All of them first: what is in the way is found before anything is sent.
        ExportSummary?[] finished = [.. exports.Select(e => e.Check())];
        for (; _done < exports.Count; _done++)
        {
            try
            {
                Write(finished[_done] ?? await exports[_done].RunAsync(writer, this, writer.Warn, cancellationToken).ConfigureAwait(false));
            }
            catch (IncompleteException e) when (exports.Count > 1)
            {
                writer.Error(ErrorRecords.From(e));
            }
            catch (GenesysException) when (exports[_done].Unfinished is { } left)
            {
                writer.Warn(left);
                throw;
            }
        }
    }

    void IProgress<QueryProgress>.Report(QueryProgress value)
    {
        string status = value.Waiting is { } waiting
            ? string.Create(CultureInfo.InvariantCulture, $"Job {waiting.Job.Id}: {waiting.Job.StateText}, {waiting.Elapsed.TotalSeconds:0} s")
            : string.Create(CultureInfo.CurrentCulture, $"{value.Received:N0} written, slice {value.Slice} of {value.Slices}");
        writer.Progress(activity, status, value.Waiting is null ? (_done + value.Fraction) / exports.Count : null);
    }

    private void Write(ExportSummary summary)
    {
        if (summary.Outcome == ExportOutcome.Incomplete)
        {
            foreach (string reason in summary.Reasons)
            {
                writer.Warn($"The file may be incomplete. {reason}");
            }
        }

        writer.Verbose(summary.ToString());
        writer.Write(summary);
    }
}
