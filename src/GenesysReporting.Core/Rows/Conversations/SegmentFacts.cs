using System.Runtime.InteropServices;
using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// What rows tell of a segment. There are millions of them and each is looked at once, so it is passed on in place: those
/// who read for rows alone make no record of it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct SegmentFacts
{
    public SegmentFacts(AnalyticsSegment segment)
    {
        Type = segment.SegmentType;
        Start = segment.SegmentStart;
        End = segment.SegmentEnd;
        QueueId = segment.QueueId;
        WrapUpCode = segment.WrapUpCode;
        WrapUpNote = segment.WrapUpNote;
        SkillIds = segment.RequestedRoutingSkillIds;
        Subject = segment.Subject;
        DisconnectType = segment.DisconnectType;
        ErrorCode = segment.ErrorCode;
        WrapUpTags = segment.WrapUpTags;
        Conference = segment.Conference;
        GroupId = segment.GroupId;
        LanguageId = segment.RequestedLanguageId;
        SipResponseCodes = segment.SipResponseCodes;
        DestinationConversationId = segment.DestinationConversationId;
        SourceConversationId = segment.SourceConversationId;
    }

    public string? Type { get; set; }

    public DateTimeOffset? Start { get; set; }

    public DateTimeOffset? End { get; set; }

    public string? QueueId { get; set; }

    public string? WrapUpCode { get; set; }

    public string? WrapUpNote { get; set; }

    public IReadOnlyList<string>? SkillIds { get; set; }

    public string? Subject { get; set; }

    public string? DisconnectType { get; set; }

    public string? ErrorCode { get; set; }

    public IReadOnlyList<string>? WrapUpTags { get; set; }

    public bool? Conference { get; set; }

    public string? GroupId { get; set; }

    public string? LanguageId { get; set; }

    public IReadOnlyList<long>? SipResponseCodes { get; set; }

    public string? DestinationConversationId { get; set; }

    public string? SourceConversationId { get; set; }
}
