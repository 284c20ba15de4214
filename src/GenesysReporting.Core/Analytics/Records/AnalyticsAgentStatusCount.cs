using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics;

/// <summary>
/// The number of agents that are in one state now. Source: the contract's <c>AgentStateSegmentTypeCount</c>,
/// <c>AgentStatePresenceCount</c>, <c>AgentStateRoutingStatusCount</c> and <c>AgentStateIsOutOfOfficeCount</c>; the
/// members of the other states are null.
/// </summary>
public sealed record AnalyticsAgentStatusCount : AnalyticsRecord
{
    /// <summary>
    /// The dimension of the count: <c>segmentType</c>, <c>systemPresence</c>, <c>routingStatus</c>, <c>isOutOfOffice</c>,
    /// <c>adherenceState</c>, <c>scheduledActivityCategory</c>, <c>actualActivityCategory</c>, or a group that is newer than this
    /// version, by the name of its member.
    /// </summary>
    [JsonIgnore]
    public string? Dimension { get; internal set; }

    /// <summary>The kind of segment that the agents are in.</summary>
    public string? SegmentType { get; init; }

    /// <summary>The system presence.</summary>
    public string? SystemPresence { get; init; }

    /// <summary>The id of the organisation's presence, which belongs to a system presence.</summary>
    public string? OrganizationPresenceId { get; init; }

    /// <summary>The routing status.</summary>
    public string? RoutingStatus { get; init; }

    /// <summary>True if the agents are out of office.</summary>
    public bool? IsOutOfOffice { get; init; }

    /// <summary>The adherence to the schedule.</summary>
    public string? AdherenceState { get; init; }

    /// <summary>The category of the scheduled activity.</summary>
    public string? ScheduledActivityCategory { get; init; }

    /// <summary>The category of the actual activity.</summary>
    public string? ActualActivityCategory { get; init; }

    /// <summary>The number of agents.</summary>
    public long? Count { get; init; }

    /// <summary>The state as one word, for any dimension.</summary>
    [JsonIgnore]
    public string? Value =>
        SegmentType ?? SystemPresence ?? RoutingStatus ?? IsOutOfOffice?.ToString(CultureInfo.InvariantCulture)
        ?? AdherenceState ?? ScheduledActivityCategory ?? ActualActivityCategory ?? Unknown();

    /// <summary>The member that has the group's name, and otherwise all that this version does not know.</summary>
    private string? Unknown() => Dimension is not null && Extension?.GetValueOrDefault(Dimension) is { ValueKind: not JsonValueKind.Undefined } value
        ? value.ToString()
        : Extension is { Count: > 0 } ? string.Join(", ", Extension.Select(m => m.Value.ToString())) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dimension} {Value} {Count}").Trim();
}
