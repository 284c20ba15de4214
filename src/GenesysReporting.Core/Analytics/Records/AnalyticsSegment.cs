using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A part of a session: ringing, talk, hold, wrap-up. Source: the contract's <c>AnalyticsConversationSegment</c>;
/// times are UTC, and <c>SegmentEnd</c> is null while it is open.
/// </summary>
public sealed record AnalyticsSegment : PlatformRecord
{
    public string? SegmentType { get; init; }
    public DateTimeOffset? SegmentStart { get; init; }
    public DateTimeOffset? SegmentEnd { get; init; }
    public string? QueueId { get; init; }
    public string? WrapUpCode { get; init; }
    public string? DisconnectType { get; init; }
    public bool? AudioMuted { get; init; }
    public bool? Conference { get; init; }
    public string? DestinationConversationId { get; init; }
    public string? DestinationSessionId { get; init; }
    public string? ErrorCode { get; init; }
    public string? GroupId { get; init; }
    public IReadOnlyList<long> Q850ResponseCodes { get; init => field = value.WithoutNulls(); } = [];
    public string? RequestedLanguageId { get; init; }
    public IReadOnlyList<string> RequestedRoutingSkillIds { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<string> RequestedRoutingUserIds { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<long> SipResponseCodes { get; init => field = value.WithoutNulls(); } = [];
    public string? SourceConversationId { get; init; }
    public string? SourceSessionId { get; init; }
    public string? Subject { get; init; }
    public bool? VideoMuted { get; init; }
    public string? WrapUpNote { get; init; }
    public IReadOnlyList<string> WrapUpTags { get; init => field = value.WithoutNulls(); } = [];

    public IReadOnlyList<AnalyticsScoredAgent> ScoredAgents { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<AnalyticsProperty> Properties { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{SegmentType} {SegmentStart?.UtcDateTime:HH:mm:ss}".TrimEnd();
}
