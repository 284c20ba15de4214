using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Rows.Conversations;

/// <summary>Which metrics the rows of conversations show.</summary>
internal static class MetricNames
{
    // What a details record can carry of the usual metrics; waits in queues are tAcd here, tWait exists in aggregates alone.
    private static readonly string[] Usual =
    [
        "tIvr", "tAcd", "tAnswered", "tAbandon", "tShortAbandon", "tFlowOut", "tAlert", "tNotResponding", "tDialing",
        "tContacting", "tTalk", "tTalkComplete", "tHeld", "tHeldComplete", "tAcw", "tHandle", "tVoicemail",
        "nOffered", "nConnected", "nOverSla", "nTransferred", "nBlindTransferred", "nConsult", "nConsultTransferred",
        "nOutbound", "nOutboundAttempted", "nOutboundConnected", "nOutboundAbandoned", "nError",
    ];

    private static readonly SessionMetrics OfUsual = new(Usual);

    /// <summary>The usual ones, or those that are asked for; raises for a name that no session can have.</summary>
    public static SessionMetrics Choose(RowOptions options) => options.Metrics.Count == 0
        ? OfUsual
        : new SessionMetrics(MetricChoice.Choose(options.Metrics, Known(), "sessions of conversations"));

    /// <summary>The filters of the details query know every metric that a session can have.</summary>
    private static IReadOnlyList<string> Known() =>
    [
        .. Usual,
        .. QueryTypes.ConversationDetails.FilterLevels
            .Where(level => level.Name is "Conversation")
            .SelectMany(level => level.Metrics)
            .Except(Usual),
    ];
}
