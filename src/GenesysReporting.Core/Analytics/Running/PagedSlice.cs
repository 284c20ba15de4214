using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Running;

/// <summary>Counts what came of one interval, or of a query without one.</summary>
internal sealed class PagedSlice(QueryInterval? interval)
{
    public QueryInterval? Interval => interval;

    public long? TotalHits { get; private set; }

    public long Received { get; private set; }

    public int EmptyGroups { get; private set; }

    public bool WasReadWhole { get; set; }

    public GenesysException? Failure { get; set; }

    public bool Agrees => TotalHits is null || TotalHits == Received;

    public void Count(AnswerPage page)
    {
        Received += page.Records.Count;
        TotalHits = page.TotalHits ?? TotalHits;
        EmptyGroups += page.EmptyGroups;
    }

    public SliceSummary ToSummary() => new(interval!)
    {
        TotalHits = TotalHits ?? Received,
        Received = Received,
        Unique = Received,
        WasReadWhole = WasReadWhole,
        Agrees = Agrees && Failure is null,
        Failure = Failure?.Message,
    };
}
