using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The present status of an agent. Source: the contract's <c>AnalyticsAgentStateAgentResponse</c>; times are UTC.
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

    /// <inheritdoc/>
    public override string ToString() => $"{UserName ?? UserId} {SystemPresence} {RoutingStatus}".Trim();
}
