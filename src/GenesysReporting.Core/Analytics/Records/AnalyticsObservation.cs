using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// What a metric of one group is now. Source: the contract's <c>...ObservationDataContainer</c> and
/// <c>ObservationMetricData</c>.
/// </summary>
public sealed record AnalyticsObservation : AnalyticsGroupedRecord
{
    /// <summary>The metric's name, such as <c>oWaiting</c>.</summary>
    public string? Metric { get; init; }

    /// <summary>What it is restricted to, such as a presence; null for most metrics.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Mostly a count.</summary>
    public AnalyticsStatistics Stats { get; init => field = value ?? AnalyticsStatistics.None; } = AnalyticsStatistics.None;

    /// <summary>
    /// Whether the platform left observations out; of those it gives, the first half is the oldest, the second the newest.
    /// </summary>
    public bool? Truncated { get; init; }

    /// <summary>The single ones that were counted, where the query asked for them.</summary>
    public IReadOnlyList<AnalyticsObservationValue> Observations { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The numbers in one line.</summary>
    public string StatsText => Stats.ToString();

    /// <inheritdoc/>
    public override string ToString() => (Qualifier is null ? $"{Metric} {Stats}" : $"{Metric}[{Qualifier}] {Stats}").Trim();
}
