using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The metrics that the rows of conversations show.</summary>
internal static class MetricNames
{
    // The usual metrics that a details record can have; waits in queues are tAcd here, tWait exists only in aggregates.
    private static readonly string[] Usual =
    [
        "tIvr", "tAcd", "tAnswered", "tAbandon", "tShortAbandon", "tFlowOut", "tAlert", "tNotResponding", "tDialing",
        "tContacting", "tTalk", "tTalkComplete", "tHeld", "tHeldComplete", "tAcw", "tHandle", "tVoicemail",
        "nOffered", "nConnected", "nOverSla", "nTransferred", "nBlindTransferred", "nConsult", "nConsultTransferred",
        "nOutbound", "nOutboundAttempted", "nOutboundConnected", "nOutboundAbandoned", "nError",
    ];

    private static readonly SessionMetrics UsualMetrics = new(Usual);

    /// <summary>Returns the requested metrics, or the usual ones; throws for a name that no session can have.</summary>
    public static SessionMetrics Choose(RowOptions options) => options.Metrics.Count == 0
        ? UsualMetrics
        : new SessionMetrics(MetricChoice.Choose(options.Metrics, Known(), "sessions of conversations"));

    /// <summary>Returns every metric that a session can have: the filters of the details query list them.</summary>
    private static IReadOnlyList<string> Known() =>
    [
        .. Usual,
        .. QueryTypes.ConversationDetails.FilterLevels
            .Where(level => level.Name is "Conversation")
            .SelectMany(level => level.Metrics)
            .Except(Usual),
    ];
}
