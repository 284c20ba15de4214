using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The present state of an agent. Source: the contract's <c>AnalyticsAgentStateAgentResponse</c>; times are UTC. The members on
/// adherence, activities and units are newer than the contract; source: the JavaScript SDK 262.
/// </summary>
public sealed record AnalyticsAgentStatus : AnalyticsRecord
{
    public string? UserId { get; init; }
    public string? UserName { get; init; }
    public string? SystemPresence { get; init; }
    public string? RoutingStatus { get; init; }
    public string? DivisionId { get; init; }
    public string? ManagerId { get; init; }
    public int? SessionCount { get; init; }
    public IReadOnlyList<AnalyticsAgentSession> Sessions { get; init => field = value.WithoutNulls(); } = [];
    public string? OrganizationPresenceId { get; init; }
    public DateTimeOffset? PresenceDate { get; init; }
    public DateTimeOffset? RoutingStatusDate { get; init; }
    public bool? IsOutOfOffice { get; init; }
    public string? AdherenceState { get; init; }
    public string? AdherenceImpact { get; init; }
    public DateTimeOffset? AdherenceDate { get; init; }
    public string? ScheduledActivityCategory { get; init; }
    public string? ScheduledActivityCodeId { get; init; }
    public string? ActualActivityCategory { get; init; }
    public string? BusinessUnitId { get; init; }
    public string? ManagementUnitId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{UserName ?? UserId} {SystemPresence} {RoutingStatus}".Trim();
}
