using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>One row a session: one medium of one participant.</summary>
internal static class SessionColumns
{
    public static RowSchema<AnalyticsConversation> Schema(RowOptions options)
    {
        SessionMetrics metrics = MetricNames.Choose(options);
        ColumnList<PartDigest> columns = new ColumnList<PartDigest>(options)
            .Conversation(d => d.Conversation)
            .Participant(d => d.Participant!)
            .Add("SessionId", d => d.Session!.SessionId)
            .Times()
            .Add("MediaType", d => d.MediaTypes)
            .Add("Direction", d => d.Directions)
            .Routing()
            .Others()
            .Add("Ani", d => d.Session!.Ani)
            .Add("Dnis", d => d.Session!.Dnis)
            .Add("SessionDnis", d => d.Session!.SessionDnis)
            .Addresses()
            .Add("DisconnectType", d => d.DisconnectType)
            .Add("ErrorCode", d => d.ErrorCode)
            .Add("UsedRouting", d => d.Session!.UsedRouting)
            .Add("MessageType", d => d.Session!.MessageType)
            .Add("Provider", d => d.Session!.Provider)
            .Add("FlowType", d => d.Session!.Flow?.FlowType)
            .Add("FlowExitReason", d => d.Session!.Flow?.ExitReason)
            .Add("OutboundCampaignId", d => d.Session!.OutboundCampaignId)
            .Add("OutboundContactId", d => d.Session!.OutboundContactId)
            .Add("OutboundContactListId", d => d.Session!.OutboundContactListId)
            .Text("DispositionName", d => d.Session!.DispositionName)
            .Time("CallbackScheduledTime", d => d.Session!.CallbackScheduledTime)
            .Add("Recording", d => d.Session!.Recording)
            .Metrics(metrics);
        return new ColumnSchema<AnalyticsConversation, PartDigest>("SessionRow", columns, c => Rows(metrics, c));
    }

    private static IEnumerable<PartDigest> Rows(SessionMetrics metrics, AnalyticsConversation conversation) =>
        from participant in UnreadRows.Participants(conversation)
        from session in participant.Sessions
        select PartDigest.Of(metrics, conversation, participant, session);
}
