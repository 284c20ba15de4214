using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// An entity that an activity metric counts: a session of a conversation, or a user. Source: the contract's
/// <c>ConversationActivityEntityData</c>, <c>FlowActivityEntityData</c>, <c>RoutingActivityEntityData</c>,
/// <c>TeamActivityEntityData</c> and <c>UserActivityEntityData</c>; times are UTC, and members that a family does not have are null.
/// </summary>
public sealed record AnalyticsActivityEntity : PlatformRecord
{
    public string? Metric { get; init; }
    public DateTimeOffset? ActivityDate { get; init; }
    public string? ConversationId { get; init; }
    public string? SessionId { get; init; }
    public string? UserId { get; init; }
    public string? QueueId { get; init; }
    public string? TeamId { get; init; }
    public string? FlowId { get; init; }
    public string? ActiveRouting { get; init; }
    public string? Direction { get; init; }
    public string? MediaType { get; init; }
    public string? UsedRouting { get; init; }
    public string? AddressFrom { get; init; }
    public string? AddressTo { get; init; }
    public string? Ani { get; init; }
    public string? ConvertedFrom { get; init; }
    public string? ConvertedTo { get; init; }
    public string? Dnis { get; init; }
    public string? ParticipantName { get; init; }
    public string? RequestedLanguageId { get; init; }
    public IReadOnlyList<string> RequestedRoutingSkillIds { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<string> RequestedRoutings { get; init => field = value.WithoutNulls(); } = [];
    public long? RoutingPriority { get; init; }
    public IReadOnlyList<AnalyticsScoredAgent> ScoredAgents { get; init => field = value.WithoutNulls(); } = [];
    public string? FlowType { get; init; }
    public string? OrganizationPresenceId { get; init; }
    public DateTimeOffset? PresenceDate { get; init; }
    public string? QueueMembershipStatus { get; init; }
    public string? RoutingStatus { get; init; }
    public DateTimeOffset? RoutingStatusDate { get; init; }
    public string? SystemPresence { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ConversationId ?? UserId ?? FlowId ?? string.Empty;
}
