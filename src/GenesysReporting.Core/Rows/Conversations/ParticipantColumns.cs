using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>One row a participant.</summary>
internal static class ParticipantColumns
{
    public static RowSchema<AnalyticsConversation> Schema(RowOptions options)
    {
        SessionMetrics metrics = MetricNames.Choose(options);
        ColumnList<PartDigest> columns = new ColumnList<PartDigest>(options)
            .Conversation(d => d.Conversation)
            .Participant(d => d.Participant!)
            .Times()
            .Add("MediaType", d => d.MediaTypes)
            .Add("Direction", d => d.Directions)
            .Routing()
            .Others()
            .Add("Ani", d => d.Outer?.Ani)
            .Add("Dnis", d => d.Outer?.Dnis)
            .Addresses()
            .Add("DisconnectType", d => d.DisconnectType)
            .Add("ErrorCode", d => d.ErrorCode)
            .Add("ExternalContactId", d => d.Participant!.ExternalContactId)
            .Add("ExternalOrganizationId", d => d.Participant!.ExternalOrganizationId)
            .Metrics(metrics);
        return new ColumnSchema<AnalyticsConversation, PartDigest>("ParticipantRow", columns, c => Rows(metrics, c));
    }

    private static IEnumerable<PartDigest> Rows(SessionMetrics metrics, AnalyticsConversation conversation) =>
        UnreadRows.Participants(conversation).Select(participant => PartDigest.Of(metrics, conversation, participant));
}
