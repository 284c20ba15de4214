using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The outcome of a flow. Source: the contract's <c>AnalyticsFlowOutcome</c>; times are UTC.
/// </summary>
public sealed record AnalyticsFlowOutcome : PlatformRecord
{
    public string? FlowOutcomeId { get; init; }
    public string? FlowOutcome { get; init; }
    public DateTimeOffset? FlowOutcomeEndTimestamp { get; init; }
    public DateTimeOffset? FlowOutcomeStartTimestamp { get; init; }
    public string? FlowOutcomeValue { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{FlowOutcomeId} {FlowOutcomeValue}".Trim();
}
