namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns of one row per metric of a session, whatever the metric.</summary>
internal static class SessionMetricColumns
{
    public static RowSchema<ConversationPart> Schema(RowOptions options)
    {
        ColumnList<MetricRow> columns = new ColumnList<MetricRow>(options)
            .Conversation(r => r.Conversation)
            .Participant(r => r.Participant)
            .Add("SessionId", r => r.Session.SessionId)
            .Add("MediaType", r => r.Session.MediaType)
            .Add("UserId", r => r.Participant.UserId)
            .Add("Position", r => (long?)r.Position)
            .Add("Metric", r => r.Metric.Name)
            .Add("Value", r => r.Metric.Value)
            .Time("EmitTime", r => r.Metric.Emitted);
        return new ColumnSchema<ConversationPart, MetricRow>("SessionMetricRow", columns, Rows);
    }

    private static IEnumerable<MetricRow> Rows(ConversationPart conversation) =>
        from participant in conversation.Participants
        from session in participant.Sessions
        from position in Enumerable.Range(0, session.Metrics.Length)
        select new MetricRow(conversation, participant, session, position);

    private sealed record MetricRow(ConversationPart Conversation, ParticipantPart Participant, SessionPart Session, int Position)
    {
        public MetricPart Metric => Session.Metrics[Position];
    }
}
