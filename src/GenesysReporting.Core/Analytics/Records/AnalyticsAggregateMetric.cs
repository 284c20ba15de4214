using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

/// <summary>The statistics of a metric. Source: the contract's <c>AggregateMetricData</c>.</summary>
public sealed record AnalyticsAggregateMetric : PlatformRecord
{
    /// <summary>The metric's name, such as <c>tHandle</c>.</summary>
    public string? Metric { get; init; }

    /// <summary>The value that the metric is restricted to, such as a presence; null for most metrics.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Milliseconds for names with <c>t</c>, counts for names with <c>n</c>.</summary>
    public AnalyticsStatistics Stats { get; init => field = value ?? AnalyticsStatistics.None; } = AnalyticsStatistics.None;

    /// <inheritdoc/>
    public override string ToString() => (Qualifier is null ? $"{Metric} {Stats}" : $"{Metric}[{Qualifier}] {Stats}").Trim();
}
