using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A single observation that was counted. Source: the contract's <c>ObservationValue</c>; times are UTC.
/// </summary>
public sealed record AnalyticsObservationValue : PlatformRecord
{
    public string? ConversationId { get; init; }
    public string? SessionId { get; init; }
    public string? UserId { get; init; }
    public DateTimeOffset? ObservationDate { get; init; }
    public string? Direction { get; init; }
    public string? UsedRouting { get; init; }
    public IReadOnlyList<string> RequestedRoutingSkillIds { get; init => field = value.WithoutNulls(); } = [];
    public string? RequestedLanguageId { get; init; }
    public long? RoutingPriority { get; init; }
    public string? ParticipantName { get; init; }
    public string? ConvertedFrom { get; init; }
    public string? ConvertedTo { get; init; }
    public string? AddressFrom { get; init; }
    public string? AddressTo { get; init; }
    public string? Ani { get; init; }
    public string? Dnis { get; init; }
    public string? TeamId { get; init; }
    public IReadOnlyList<string> RequestedRoutings { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<AnalyticsScoredAgent> ScoredAgents { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString() => ConversationId ?? UserId ?? string.Empty;
}
