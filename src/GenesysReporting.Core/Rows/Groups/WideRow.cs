using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Groups;

/// <summary>One group, stretch of time and qualifier.</summary>
internal sealed class WideRow(AnalyticsAggregate record, string? qualifier, int slots)
{
    public AnalyticsAggregate Record => record;

    public string? Qualifier => qualifier;

    /// <summary>The statistics of each metric and then of each view; null where there is no data.</summary>
    public AnalyticsStatistics?[] Slots { get; } = new AnalyticsStatistics?[slots];
}
