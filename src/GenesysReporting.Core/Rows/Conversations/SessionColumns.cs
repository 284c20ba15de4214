namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns of one row per session: one medium of one participant.</summary>
internal static class SessionColumns
{
    public static RowSchema<ConversationPart> Schema(RowOptions options)
    {
        SessionMetrics metrics = MetricNames.Choose(options);
        return new ColumnSchema<ConversationPart, PartSummary>("SessionRow", Base(options).Metrics(metrics), c => Rows(metrics, c));
    }

    /// <summary>Returns the columns without metrics.</summary>
    public static ColumnList<PartSummary> Base(RowOptions options) =>
        new ColumnList<PartSummary>(options)
            .Conversation(s => s.Conversation)
            .Participant(s => s.Participant!)
            .Add("SessionId", s => s.Session!.SessionId)
            .Times()
            .Add("MediaType", s => s.MediaTypes)
            .Add("Direction", s => s.Directions)
            .Routing()
            .Others()
            .Add("Ani", s => s.Session!.Ani)
            .Add("Dnis", s => s.Session!.Dnis)
            .Add("SessionDnis", s => s.Session!.SessionDnis)
            .Addresses()
            .Add("DisconnectType", s => s.DisconnectType)
            .Add("ErrorCode", s => s.ErrorCode)
            .Add("UsedRouting", s => s.Session!.UsedRouting)
            .Add("MessageType", s => s.Session!.MessageType)
            .Add("Provider", s => s.Session!.Provider)
            .Add("FlowType", s => s.Session!.Flow?.FlowType)
            .Add("FlowExitReason", s => s.Session!.Flow?.ExitReason)
            .Add("OutboundCampaignId", s => s.Session!.OutboundCampaignId)
            .Add("OutboundContactId", s => s.Session!.OutboundContactId)
            .Add("OutboundContactListId", s => s.Session!.OutboundContactListId)
            .Text("DispositionName", s => s.Session!.DispositionName)
            .Time("CallbackScheduledTime", s => s.Session!.CallbackScheduledTime)
            .Add("Recording", s => s.Session!.Recording);

    private static IEnumerable<PartSummary> Rows(SessionMetrics metrics, ConversationPart conversation) =>
        from participant in conversation.Participants
        from session in participant.Sessions
        select PartSummary.Of(conversation, participant, session, metrics);
}
