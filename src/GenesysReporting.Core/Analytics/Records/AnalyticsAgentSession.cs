using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A session that an agent works on now. Source: the contract's <c>AnalyticsAgentStateAgentSessionResult</c>; times are UTC.
/// </summary>
public sealed record AnalyticsAgentSession : PlatformRecord
{
    public string? ConversationId { get; init; }
    public string? SessionId { get; init; }
    public string? MediaType { get; init; }
    public string? SegmentType { get; init; }
    public string? OriginatingDirection { get; init; }
    public DateTimeOffset? SessionStart { get; init; }
    public DateTimeOffset? SegmentStart { get; init; }
    public string? RoutedQueueId { get; init; }
    public IReadOnlyList<string> RequestedRoutingSkillIds { get; init => field = value.WithoutNulls(); } = [];
    public string? RequestedLanguageId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{MediaType} {SegmentType}".Trim();
}
