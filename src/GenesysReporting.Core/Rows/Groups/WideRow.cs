using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Groups;

/// <summary>The row of one group, period and qualifier.</summary>
internal sealed class WideRow(AnalyticsAggregate record, string? qualifier, int slots)
{
    public AnalyticsAggregate Record => record;

    public string? Qualifier => qualifier;

    /// <summary>The statistics of each metric and then of each view; null if there is no data.</summary>
    public AnalyticsStatistics?[] Slots { get; } = new AnalyticsStatistics?[slots];
}
