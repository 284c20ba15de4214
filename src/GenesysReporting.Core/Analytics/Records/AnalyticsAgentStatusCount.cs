using System.Globalization;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics;

/// <summary>
/// The number of agents that are in one state now. Source: the contract's <c>AgentStateSegmentTypeCount</c>,
/// <c>AgentStatePresenceCount</c>, <c>AgentStateRoutingStatusCount</c> and <c>AgentStateIsOutOfOfficeCount</c>; the
/// other members are null.
/// </summary>
public sealed record AnalyticsAgentStatusCount : AnalyticsRecord
{
    /// <summary>
    /// The dimension of the count: <c>segmentType</c>, <c>systemPresence</c>, <c>routingStatus</c> or <c>isOutOfOffice</c>.
    /// </summary>
    [JsonIgnore]
    public string? Dimension { get; internal set; }

    /// <summary>The activity of the agents.</summary>
    public string? SegmentType { get; init; }

    /// <summary>The system's presence.</summary>
    public string? SystemPresence { get; init; }

    /// <summary>The organisation's presence under it.</summary>
    public string? OrganizationPresenceId { get; init; }

    /// <summary>The routing status.</summary>
    public string? RoutingStatus { get; init; }

    /// <summary>True if the agents are out of office.</summary>
    public bool? IsOutOfOffice { get; init; }

    /// <summary>The number of agents.</summary>
    public long? Count { get; init; }

    /// <summary>The state in one word, for any dimension.</summary>
    [JsonIgnore]
    public string? Value =>
        SegmentType ?? SystemPresence ?? RoutingStatus ?? IsOutOfOffice?.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dimension} {Value} {Count}").Trim();
}
