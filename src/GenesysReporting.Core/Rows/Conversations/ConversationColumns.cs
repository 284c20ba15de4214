using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns of one row per conversation.</summary>
internal static class ConversationColumns
{
    public static RowSchema<ConversationPart> Schema(RowOptions options)
    {
        SessionMetrics metrics = MetricNames.Choose(options);
        ColumnList<PartSummary> columns = Base(options).Metrics(metrics).Attributes();
        return new ColumnSchema<ConversationPart, PartSummary>(
            "ConversationRow", columns, conversation => new[] { PartSummary.Of(conversation, metrics) });
    }

    /// <summary>Returns the columns without metrics and attributes.</summary>
    public static ColumnList<PartSummary> Base(RowOptions options) =>
        new ColumnList<PartSummary>(options)
            .Add("ConversationId", s => s.Conversation.ConversationId)
            .Time("Start", s => s.Conversation.Start)
            .Time("End", s => s.Conversation.End)
            .Duration("Duration", s => CellText.Between(s.Conversation.Start, s.Conversation.End))
            .Add("Direction", s => s.Conversation.OriginatingDirection)
            .Add("MediaType", s => s.MediaTypes)
            .Routing()
            .Add("Ani", s => s.Outer?.Ani)
            .Add("Dnis", s => s.Outer?.Dnis)
            .Text("CustomerName", s => s.CustomerName)
            .Add("DisconnectType", s => s.OuterDisconnectType)
            .Id("DivisionId", "DivisionName", LookupKind.Division, s => CellText.List(s.Conversation.DivisionIds))
            .Text("ExternalTag", s => s.Conversation.ExternalTag)
            .Add("MinMos", s => CellText.Number(s.Conversation.MinMos))
            .Id("LastQueueId", "LastQueueName", LookupKind.Queue, s => s.Last?.QueueId)
            .Id("LastUserId", "LastUserName", LookupKind.User, s => s.Last?.UserId)
            .Id("LastWrapUpCode", "LastWrapUpName", LookupKind.WrapupCode, s => s.Last?.WrapUpCode)
            .Others()
            .Addresses()
            .Add("Initiator", s => s.Conversation.Initiator);
}
