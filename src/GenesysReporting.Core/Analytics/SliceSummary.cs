using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics;

/// <summary>What became of one slice of a query.</summary>
/// <param name="Interval">The slice.</param>
public sealed record SliceSummary(QueryInterval Interval)
{
    /// <summary>How many results the platform announced, by its last answer.</summary>
    public long TotalHits { get; init; }

    /// <summary>How many records arrived.</summary>
    public long Received { get; init; }

    /// <summary>How many different ids they had.</summary>
    public long Unique { get; init; }

    /// <summary>How many arrived more than once and were dropped.</summary>
    public long Doubles => Received - Unique;

    /// <summary>How many lay outside the interval and were trimmed: the platform matches whole UTC days.</summary>
    public long Outside { get; init; }

    /// <summary>Whether it was read to its end; false when the caller stopped before.</summary>
    public bool WasReadWhole { get; init; }

    /// <summary>Whether as many arrived as were announced.</summary>
    public bool Agrees => Unique == TotalHits;
}
