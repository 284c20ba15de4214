using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The state of one reading, which the reader shares with its plan and its page sources.</summary>
/// <param name="first">The number of records to deliver; null for all.</param>
/// <param name="progress">Receives the progress; null if there is no listener.</param>
/// <param name="isDescending">True if the latest parts come first.</param>
internal sealed class ReadingState(long? first, IProgress<QueryProgress>? progress, bool isDescending = false)
{
    public PartQueue Parts { get; } = new(isDescending);

    public PartResults Results { get; } = new();

    /// <summary>Gets or sets the number of records delivered so far.</summary>
    public long Delivered { get; set; }

    /// <summary>Gets the number of records still to deliver; null for all.</summary>
    public long? Remaining => first - Delivered;

    /// <summary>
    /// Gets the number of records whose pages are worth fetching; null for all, also where pages have pieces of records, which are
    /// joined later.
    /// </summary>
    public long? RemainingOnPages => JoinsRecords ? null : Remaining;

    /// <summary>True if records come in pieces that are joined before they are delivered.</summary>
    public bool JoinsRecords { get; init; }

    /// <summary>Gets the reasons why the result may not be complete, where these do not concern a slice.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>Gets or sets the reason for reading by query or by job; null if there was no choice.</summary>
    public string? ModeReason { get; set; }

    /// <summary>Gets the end of the data that jobs can read; null until it had to be requested.</summary>
    public DateTimeOffset? Watermark { get; private set; }

    /// <summary>Sets the watermark to the newest answer's, if it has one.</summary>
    public void UpdateWatermark(DateTimeOffset? date) => Watermark = date ?? Watermark;

    /// <summary>True if the data of jobs covers the interval, as far as the platform says.</summary>
    public bool IsBeforeWatermark(QueryInterval? interval) => !(Watermark < interval?.End);

    /// <summary>Reports the progress.</summary>
    /// <param name="share">The share of the current part that has been read, from 0 to 1.</param>
    public void Report(double share) => progress?.Report(Progress(share));

    /// <summary>Reports that a job is being waited for.</summary>
    public void ReportWaiting(AnalyticsJob job, TimeSpan elapsed) =>
        progress?.Report(Progress(0) with { Waiting = (job, elapsed) });

    private QueryProgress Progress(double share)
    {
        int begun = Results.Count;
        int all = Math.Max(1, begun + Parts.Count);
        // Where records are joined, they are delivered late, and until then what came is what moves.
        long received = JoinsRecords ? Results.Received : Delivered;
        return new QueryProgress((Math.Max(0, begun - 1) + share) / all, received, begun, all);
    }
}
