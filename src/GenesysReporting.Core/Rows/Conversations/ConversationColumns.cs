using GenesysReporting.Analytics;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>One row a conversation.</summary>
internal static class ConversationColumns
{
    public static ColumnSchema<AnalyticsConversation, PartDigest> Schema(RowOptions options) => Schema(options, MetricNames.Choose(options));

    /// <summary>The same for those who make the digests themselves.</summary>
    /// <param name="options">What the rows are to be like.</param>
    /// <param name="metrics">What the digests are made with.</param>
    public static ColumnSchema<AnalyticsConversation, PartDigest> Schema(RowOptions options, SessionMetrics metrics)
    {
        ColumnList<PartDigest> columns = new ColumnList<PartDigest>(options)
            .Add("ConversationId", d => d.Conversation.ConversationId)
            .Time("Start", d => d.Conversation.ConversationStart)
            .Time("End", d => d.Conversation.ConversationEnd)
            .Duration("Duration", d => Cells.Between(d.Conversation.ConversationStart, d.Conversation.ConversationEnd))
            .Add("Direction", d => d.Conversation.OriginatingDirection)
            .Add("MediaType", d => d.MediaTypes)
            .Routing()
            .Add("Ani", d => d.Outer?.Ani)
            .Add("Dnis", d => d.Outer?.Dnis)
            .Text("CustomerName", d => d.CustomerName)
            .Add("DisconnectType", d => d.OuterDisconnectType)
            .Id("DivisionId", "DivisionName", LookupKind.Division, d => Cells.List(d.Conversation.DivisionIds))
            .Text("ExternalTag", d => d.Conversation.ExternalTag)
            .Add("MinMos", d => Cells.Number(d.Conversation.MediaStatsMinConversationMos))
            .Id("LastQueueId", "LastQueueName", LookupKind.Queue, d => d.Last?.QueueId)
            .Id("LastUserId", "LastUserName", LookupKind.User, d => d.Last?.UserId)
            .Id("LastWrapUpCode", "LastWrapUpName", LookupKind.WrapupCode, d => d.Last?.WrapUpCode)
            .Others()
            .Addresses()
            .Add("Initiator", d => d.Conversation.ConversationInitiator)
            .Metrics(metrics);
        return new ColumnSchema<AnalyticsConversation, PartDigest>(
            "ConversationRow", columns, conversation => new[] { PartDigest.Of(metrics, conversation) });
    }
}
