using GenesysReporting.Analytics;

namespace GenesysReporting.Rows;

/// <summary>One row a conversation.</summary>
public static class ConversationRows
{
    // What a details record can carry of the usual metrics; waits in queues are tAcd here, tWait exists in aggregates alone.
    private static readonly string[] Durations =
    [
        "tIvr", "tAcd", "tAnswered", "tAbandon", "tShortAbandon", "tFlowOut", "tAlert", "tNotResponding", "tDialing",
        "tContacting", "tTalk", "tTalkComplete", "tHeld", "tHeldComplete", "tAcw", "tHandle", "tVoicemail",
    ];

    private static readonly string[] Counts =
    [
        "nOffered", "nConnected", "nOverSla", "nTransferred", "nBlindTransferred", "nConsult", "nConsultTransferred",
        "nOutbound", "nOutboundAttempted", "nOutboundConnected", "nOutboundAbandoned", "nError",
    ];

    /// <summary>The columns of every row, whatever a conversation holds.</summary>
    public static IReadOnlyList<RowColumn<ConversationDigest>> Columns { get; } =
    [
        Column("ConversationId", (d, _) => d.Conversation.ConversationId),
        Column("Start", (d, o) => Cells.Time(d.Conversation.ConversationStart, o)),
        Column("End", (d, o) => Cells.Time(d.Conversation.ConversationEnd, o)),
        Column("DurationSeconds", (d, _) => Cells.Seconds(Duration(d.Conversation))),
        Column("Direction", (d, _) => d.Conversation.OriginatingDirection),
        Column("MediaType", (d, _) => d.MediaTypes),
        Column("QueueId", (d, _) => d.QueueIds),
        Column("UserId", (d, _) => d.UserIds),
        Column("WrapUpCode", (d, _) => d.WrapUpCodes),
        Column("Ani", (d, _) => d.Ani),
        Column("Dnis", (d, _) => d.Dnis),
        Column("CustomerName", (d, _) => d.CustomerName),
        Column("DisconnectType", (d, _) => d.DisconnectType),
        Column("DivisionId", (d, _) => Cells.List(d.Conversation.DivisionIds)),
        Column("ExternalTag", (d, _) => d.Conversation.ExternalTag),
        Column("MinMos", (d, _) => Cells.Number(d.Conversation.MediaStatsMinConversationMos)),
        .. Durations.Select(m => Column(m[1..] + "Seconds", (d, _) => Cells.Seconds(d.Metric(m)))),
        .. Counts.Select(m => Column(m[1..], (d, _) => d.Metric(m))),
    ];

    /// <summary>The rows' schema under the given options.</summary>
    public static RowSchema<ConversationDigest> Schema(RowOptions options) => new(Columns, options);

    private static RowColumn<ConversationDigest> Column(
        string name, Func<ConversationDigest, RowOptions, object?> read) => new(name, read);

    /// <summary>Milliseconds; null while the conversation is open.</summary>
    private static long? Duration(AnalyticsConversation conversation) =>
        conversation.ConversationEnd - conversation.ConversationStart is { } duration
            ? (long)duration.TotalMilliseconds
            : null;
}
