using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns of one row per segment. There are no metrics: they are measured per session, and would be counted several times.</summary>
internal static class SegmentColumns
{
    public static RowSchema<ConversationPart> Schema(RowOptions options)
    {
        if (options.Metrics.Count > 0)
        {
            throw RowErrors.MetricNotTaken("segments of conversations", "Use -Grain Session: metrics are measured of whole sessions.");
        }

        ColumnList<SegmentRow> columns = new ColumnList<SegmentRow>(options)
            .Conversation(p => p.Conversation)
            .Participant(p => p.Participant)
            .Add("SessionId", p => p.Session.SessionId)
            .Add("MediaType", p => p.Session.MediaType)
            .Add("Direction", p => p.Session.Direction)
            .Add("SegmentType", p => p.Segment.Type)
            .Time("Start", p => p.Segment.Start)
            .Time("End", p => p.Segment.End)
            .Duration("Duration", p => CellText.Between(p.Segment.Start, p.Segment.End))
            .Id("QueueId", "QueueName", LookupKind.Queue, p => p.Segment.QueueId)
            .Id("UserId", "UserName", LookupKind.User, p => p.Participant.UserId)
            .Id("WrapUpCode", "WrapUpName", LookupKind.WrapupCode, p => p.Segment.WrapUpCode)
            .Text("WrapUpNote", p => p.Segment.WrapUpNote)
            .Text("WrapUpTags", p => CellText.List(p.Segment.WrapUpTags))
            .Id("SkillIds", "SkillNames", LookupKind.Skill, p => CellText.List(p.Segment.SkillIds))
            .Id("TeamId", "TeamName", LookupKind.Team, p => p.Participant.TeamId)
            .Id("FlowId", "FlowName", LookupKind.Flow, p => p.Session.Flow?.FlowId)
            .Add("LanguageId", p => p.Segment.LanguageId)
            .Add("GroupId", p => p.Segment.GroupId)
            .Add("Ani", p => p.Session.Ani)
            .Add("Dnis", p => p.Session.Dnis)
            .Text("Subject", p => p.Segment.Subject)
            .Add("DisconnectType", p => p.Segment.DisconnectType)
            .Add("ErrorCode", p => p.Segment.ErrorCode)
            .Add("SipResponseCodes", p => CellText.List(p.Segment.SipResponseCodes))
            .Add("Conference", p => p.Segment.Conference)
            .Add("DestinationConversationId", p => p.Segment.DestinationConversationId)
            .Add("SourceConversationId", p => p.Segment.SourceConversationId);
        return new ColumnSchema<ConversationPart, SegmentRow>("SegmentRow", columns, Rows);
    }

    private static IEnumerable<SegmentRow> Rows(ConversationPart conversation) =>
        from participant in conversation.Participants
        from session in participant.Sessions
        from segment in session.Segments
        select new SegmentRow(conversation, participant, session, segment);

    private sealed record SegmentRow(
        ConversationPart Conversation, ParticipantPart Participant, SessionPart Session, SegmentPart Segment);
}
