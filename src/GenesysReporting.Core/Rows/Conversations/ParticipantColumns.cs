namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns of one row per participant.</summary>
internal static class ParticipantColumns
{
    public static RowSchema<ConversationPart> Schema(RowOptions options)
    {
        SessionMetrics metrics = MetricNames.Choose(options);
        ColumnList<PartSummary> columns = Base(options).Metrics(metrics).Attributes();
        return new ColumnSchema<ConversationPart, PartSummary>(
            "ParticipantRow", columns, c => c.Participants.Select(participant => PartSummary.Of(c, participant, metrics)));
    }

    /// <summary>Returns the columns without metrics and attributes.</summary>
    public static ColumnList<PartSummary> Base(RowOptions options) =>
        new ColumnList<PartSummary>(options)
            .Conversation(s => s.Conversation)
            .Participant(s => s.Participant!)
            .Times()
            .Add("MediaType", s => s.MediaTypes)
            .Add("Direction", s => s.Directions)
            .Routing()
            .Others()
            .Add("Ani", s => s.Outer?.Ani)
            .Add("Dnis", s => s.Outer?.Dnis)
            .Addresses()
            .Add("DisconnectType", s => s.DisconnectType)
            .Add("ErrorCode", s => s.ErrorCode)
            .Add("ExternalContactId", s => s.Participant!.ExternalContactId)
            .Add("ExternalOrganizationId", s => s.Participant!.ExternalOrganizationId);
}
