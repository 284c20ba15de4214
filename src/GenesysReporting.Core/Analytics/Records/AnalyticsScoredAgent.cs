using System.Globalization;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// An agent and its score in routing. Source: the contract's <c>AnalyticsScoredAgent</c>.
/// </summary>
public sealed record AnalyticsScoredAgent : PlatformRecord
{
    public int? AgentScore { get; init; }
    public string? ScoredAgentId { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ScoredAgentId} {AgentScore}").Trim();
}
