using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics;

/// <summary>
/// How many agents are in one state now. Source: the contract's <c>AgentStateSegmentTypeCount</c>,
/// <c>AgentStatePresenceCount</c>, <c>AgentStateRoutingStatusCount</c> and <c>AgentStateIsOutOfOfficeCount</c>; the
/// members that a count is not about are null.
/// </summary>
public sealed record AnalyticsAgentStatusCount : AnalyticsRecord
{
    /// <summary>
    /// What is counted by: <c>segmentType</c>, <c>systemPresence</c>, <c>routingStatus</c>, <c>isOutOfOffice</c>,
    /// <c>adherenceState</c>, <c>scheduledActivityCategory</c>, <c>actualActivityCategory</c>, or a group that is newer than this
    /// version, by the name of its member.
    /// </summary>
    [JsonIgnore]
    public string? Dimension { get; internal set; }

    /// <summary>What the agents are doing.</summary>
    public string? SegmentType { get; init; }

    /// <summary>The system's presence.</summary>
    public string? SystemPresence { get; init; }

    /// <summary>The organisation's presence under it.</summary>
    public string? OrganizationPresenceId { get; init; }

    /// <summary>The routing status.</summary>
    public string? RoutingStatus { get; init; }

    /// <summary>Whether they are out of office.</summary>
    public bool? IsOutOfOffice { get; init; }

    /// <summary>The adherence to the schedule.</summary>
    public string? AdherenceState { get; init; }

    /// <summary>The category of the scheduled activity.</summary>
    public string? ScheduledActivityCategory { get; init; }

    /// <summary>The category of the actual activity.</summary>
    public string? ActualActivityCategory { get; init; }

    /// <summary>How many agents.</summary>
    public long? Count { get; init; }

    /// <summary>The state in one word, whatever it is counted by.</summary>
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
