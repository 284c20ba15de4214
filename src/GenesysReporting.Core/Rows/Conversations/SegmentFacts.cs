using System.Runtime.InteropServices;
using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// What a row of a conversation, participant or session takes from a segment. There are millions of them and each is looked
/// at once, so it is passed on in place: those who read for rows alone make no record of it.
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
}
