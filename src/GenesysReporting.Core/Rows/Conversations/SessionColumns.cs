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
            .Add("SessionId", d => d.Outer!.SessionId)
            .Times()
            .Add("MediaType", d => d.MediaTypes)
            .Add("Direction", d => d.Directions)
            .Routing()
            .Others()
            .Add("Ani", d => d.Outer!.Ani)
            .Add("Dnis", d => d.Outer!.Dnis)
            .Add("SessionDnis", d => d.Outer!.SessionDnis)
            .Addresses()
            .Add("DisconnectType", d => d.DisconnectType)
            .Add("ErrorCode", d => d.ErrorCode)
            .Add("UsedRouting", d => d.Outer!.UsedRouting)
            .Add("MessageType", d => d.Outer!.MessageType)
            .Add("Provider", d => d.Outer!.Provider)
            .Add("FlowType", d => d.Outer!.Flow?.FlowType)
            .Add("FlowExitReason", d => d.Outer!.Flow?.ExitReason)
            .Add("OutboundCampaignId", d => d.Outer!.OutboundCampaignId)
            .Add("OutboundContactId", d => d.Outer!.OutboundContactId)
            .Add("OutboundContactListId", d => d.Outer!.OutboundContactListId)
            .Text("DispositionName", d => d.Outer!.DispositionName)
            .Time("CallbackScheduledTime", d => d.Outer!.CallbackScheduledTime)
            .Add("Recording", d => d.Outer!.Recording)
            .Metrics(metrics);
        return new ColumnSchema<AnalyticsConversation, PartDigest>("SessionRow", columns, c => Rows(metrics, c));
    }

    private static IEnumerable<PartDigest> Rows(SessionMetrics metrics, AnalyticsConversation conversation) =>
        from participant in conversation.Participants
        from session in participant.Sessions
        select PartDigest.Of(metrics, conversation, participant, session);
}
