using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics;

/// <summary>What became of one slice of a query.</summary>
/// <param name="Interval">The slice.</param>
public sealed record SliceSummary(QueryInterval Interval)
{
    /// <summary>Which way it was read: Query or Job.</summary>
    public string Source { get; init; } = "Query";

    /// <summary>How many results the platform announced, by its last answer; of a job, which announces none, how many it sent.</summary>
    public long TotalHits { get; init; }

    /// <summary>How many records arrived, those of repeated readings included.</summary>
    public long Received { get; init; }

    /// <summary>How many different ids they had.</summary>
    public long Unique { get; init; }

    /// <summary>How many of these have no id, so that nothing tells them apart.</summary>
    public long WithoutId { get; init; }

    /// <summary>How many arrived more than once and were dropped.</summary>
    public long Duplicates => Received - Unique;

    /// <summary>How many lay outside the interval and were trimmed: the platform matches whole UTC days.</summary>
    public long OutsideInterval { get; init; }

    /// <summary>How often it was read: again where pages had moved meanwhile.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>Whether it was read to its end; false when the caller stopped before, or an error ended it.</summary>
    public bool WasReadWhole { get; init; }

    /// <summary>Whether as many arrived as were announced, which did not move meanwhile.</summary>
    public bool Agrees { get; init; }

    /// <summary>The error that ended it; what came before was delivered.</summary>
    public string? Failure { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Interval} ({Source}, {TotalHits} announced, {Unique} received)";
}
