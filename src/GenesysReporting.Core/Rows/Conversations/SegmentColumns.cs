using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>One row a segment. Metrics are measured of sessions, so there are none: they would be counted several times.</summary>
internal static class SegmentColumns
{
    public static RowSchema<AnalyticsConversation> Schema(RowOptions options)
    {
        if (options.Metrics.Count > 0)
        {
            throw RowErrors.MetricNotTaken("segments of conversations", "Use -Grain Session: metrics are measured of whole sessions.");
        }

        ColumnList<Part> columns = new ColumnList<Part>(options)
            .Conversation(p => p.Conversation)
            .Participant(p => p.Participant)
            .Add("SessionId", p => p.Session.SessionId)
            .Add("MediaType", p => p.Session.MediaType)
            .Add("Direction", p => p.Session.Direction)
            .Add("SegmentType", p => p.Segment.SegmentType)
            .Time("Start", p => p.Segment.SegmentStart)
            .Time("End", p => p.Segment.SegmentEnd)
            .Duration("Duration", p => Cells.Between(p.Segment.SegmentStart, p.Segment.SegmentEnd))
            .Id("QueueId", "QueueName", LookupKind.Queue, p => p.Segment.QueueId)
            .Id("UserId", "UserName", LookupKind.User, p => p.Participant.UserId)
            .Id("WrapUpCode", "WrapUpName", LookupKind.WrapupCode, p => p.Segment.WrapUpCode)
            .Text("WrapUpNote", p => p.Segment.WrapUpNote)
            .Text("WrapUpTags", p => Cells.List(p.Segment.WrapUpTags))
            .Id("SkillIds", "SkillNames", LookupKind.Skill, p => Cells.List(p.Segment.RequestedRoutingSkillIds))
            .Id("TeamId", "TeamName", LookupKind.Team, p => p.Participant.TeamId)
            .Id("FlowId", "FlowName", LookupKind.Flow, p => p.Session.Flow?.FlowId)
            .Add("LanguageId", p => p.Segment.RequestedLanguageId)
            .Add("GroupId", p => p.Segment.GroupId)
            .Add("Ani", p => p.Session.Ani)
            .Add("Dnis", p => p.Session.Dnis)
            .Text("Subject", p => p.Segment.Subject)
            .Add("DisconnectType", p => p.Segment.DisconnectType)
            .Add("ErrorCode", p => p.Segment.ErrorCode)
            .Add("SipResponseCodes", p => Cells.List(p.Segment.SipResponseCodes.Select(c => c.ToString(CultureInfo.InvariantCulture))))
            .Add("Conference", p => p.Segment.Conference)
            .Add("DestinationConversationId", p => p.Segment.DestinationConversationId)
            .Add("SourceConversationId", p => p.Segment.SourceConversationId);
        return new ColumnSchema<AnalyticsConversation, Part>("SegmentRow", columns, Rows);
    }

    private static IEnumerable<Part> Rows(AnalyticsConversation conversation) =>
        from participant in UnreadRows.Participants(conversation)
        from session in participant.Sessions
        from segment in session.Segments
        select new Part(conversation, participant, session, segment);

    private sealed record Part(
        AnalyticsConversation Conversation, AnalyticsParticipant Participant, AnalyticsSession Session, AnalyticsSegment Segment);
}
