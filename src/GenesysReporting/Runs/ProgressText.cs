using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Runs;

/// <summary>Writes the progress of queries and jobs as text.</summary>
internal static class ProgressText
{
    /// <summary>Returns the status of a query: the job that it waits for, or the number of records so far.</summary>
    /// <param name="progress">The progress.</param>
    /// <param name="verb">The verb for the records, such as received.</param>
    public static string Of(QueryProgress progress, string verb) => progress.Waiting is { } waiting
        ? $"Job {waiting.Job.Id}: {Of(waiting.Job, waiting.Elapsed)}"
        : string.Create(CultureInfo.CurrentCulture, $"{progress.Received:N0} {verb}, slice {progress.Slice} of {progress.Slices}");

    /// <summary>Returns the function that shows the state of a job that is waited for.</summary>
    public static Action<AnalyticsJob, TimeSpan> ReportTo(PipelineWriter writer) =>
        (job, elapsed) => writer.Progress($"Job {job.Id}", Of(job, elapsed), null);

    private static string Of(AnalyticsJob job, TimeSpan elapsed) =>
        string.Create(CultureInfo.InvariantCulture, $"{job.StateText}, {elapsed.TotalSeconds:0} s");
}
