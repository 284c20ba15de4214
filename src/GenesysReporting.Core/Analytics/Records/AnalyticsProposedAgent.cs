using System.Globalization;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// An agent that predictive routing proposed. Source: the contract's <c>AnalyticsProposedAgent</c>.
/// </summary>
public sealed record AnalyticsProposedAgent : PlatformRecord
{
    public int? AgentRank { get; init; }
    public string? ProposedAgentId { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ProposedAgentId} {AgentRank}").Trim();
}
