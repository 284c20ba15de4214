using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Counts what came of one interval, or of a query without one.</summary>
internal sealed class PagedSlice(QueryInterval? interval)
{
    private long _received;

    public QueryInterval? Interval => interval;

    /// <summary>Counts in place of this one where the platform announces how many records there are.</summary>
    public SliceTally? Tally { get; set; }

    /// <summary>How much of it came, 0 to 1; 0 where nothing says how much there is.</summary>
    public double Share => Tally is { TotalHits: > 0 and { } all } ? Math.Min(1, Tally.UniqueInPass / (double)all) : 0;

    public int EmptyGroups { get; private set; }

    public bool WasReadWhole { get; set; }

    public GenesysException? Failure { get; set; }

    public bool Agrees => Failure is null && Tally?.Agrees != false;

    public void Count(AnswerPage page)
    {
        _received += page.Records.Count;
        EmptyGroups += page.EmptyGroups;
    }

    public SliceSummary ToSummary()
    {
        SliceSummary summary = Tally?.ToSummary(WasReadWhole, Agrees) ?? new SliceSummary(interval!)
        {
            TotalHits = _received,
            Received = _received,
            Unique = _received,
            WasReadWhole = WasReadWhole,
            Agrees = Agrees,
        };
        return summary with { Failure = Failure?.Message };
    }
}
