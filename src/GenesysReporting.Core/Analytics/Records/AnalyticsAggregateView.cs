using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

/// <summary>The statistics of a view that a query defined. Source: the contract's <c>AggregateViewData</c>.</summary>
public sealed record AnalyticsAggregateView : PlatformRecord
{
    /// <summary>The name that the query gave it.</summary>
    public string? Name { get; init; }

    /// <summary>The statistics of the view's metric.</summary>
    public AnalyticsStatistics Stats { get; init => field = value ?? AnalyticsStatistics.None; } = AnalyticsStatistics.None;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Stats}".Trim();
}
