using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The number of matching records for each value, over all pages. Source: the contract's <c>AggregationResult</c>.
/// </summary>
public sealed record AnalyticsAggregationResult : PlatformRecord
{
    public string? Type { get; init; }
    public string? Dimension { get; init; }
    public string? Metric { get; init; }
    public long? Count { get; init; }
    public IReadOnlyList<AnalyticsAggregationEntry> Results { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Dimension ?? Metric}".Trim();
}
