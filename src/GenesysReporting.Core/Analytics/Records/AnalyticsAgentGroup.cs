using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A group of agents that a session was routed to. Source: the contract's <c>AnalyticsAgentGroup</c>.
/// </summary>
public sealed record AnalyticsAgentGroup : PlatformRecord
{
    public string? AgentGroupType { get; init; }
    public string? AgentGroupId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{AgentGroupType} {AgentGroupId}".Trim();
}
