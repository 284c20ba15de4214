using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// The present value of a metric of one group. Source: the contract's <c>...ObservationDataContainer</c> and
/// <c>ObservationMetricData</c>.
/// </summary>
public sealed record AnalyticsObservation : AnalyticsGroupedRecord
{
    /// <summary>The metric's name, such as <c>oWaiting</c>.</summary>
    public string? Metric { get; init; }

    /// <summary>The value that the metric is restricted to, such as a presence; null for most metrics.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The numbers, usually a count.</summary>
    public AnalyticsStatistics Stats { get; init => field = value ?? AnalyticsStatistics.None; } = AnalyticsStatistics.None;

    /// <summary>
    /// True if the platform left out observations; the first half of those it gives is the oldest, the second the newest.
    /// </summary>
    public bool? Truncated { get; init; }

    /// <summary>The single observations, if the query asked for them.</summary>
    public IReadOnlyList<AnalyticsObservationValue> Observations { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The numbers as one line.</summary>
    public string StatsText => Stats.ToString();

    /// <inheritdoc/>
    public override string ToString() => (Qualifier is null ? $"{Metric} {Stats}" : $"{Metric}[{Qualifier}] {Stats}").Trim();
}
