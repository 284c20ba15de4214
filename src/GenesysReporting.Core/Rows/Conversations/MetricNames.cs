using System.Collections.Frozen;
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

    private static readonly SessionMetrics UsualMetrics = new(Usual, []);

    private static readonly Lazy<FrozenSet<string>> KnownNames =
        new(() => Known.ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Every metric that a session can have: the filters of the details query list them.</summary>
    public static IReadOnlyList<string> Known =>
    [
        .. Usual,
        .. QueryTypes.ConversationDetails.FilterLevels
            .Where(level => level.Name is "Conversation")
            .SelectMany(level => level.Metrics)
            .Except(Usual),
    ];

    /// <summary>True for a metric that a session can have, as far as the catalogue knows.</summary>
    public static bool IsKnown(string metric) => KnownNames.Value.Contains(metric);

    /// <summary>True for a metric that has a column by default.</summary>
    public static bool IsUsual(string metric) => UsualMetrics.IsShown(metric);

    /// <summary>
    /// Returns the requested metrics, or the usual ones. Throws <c>UnknownMetric</c> for a name that is a misspelling; other
    /// names that the catalogue does not have may be those of new metrics.
    /// </summary>
    public static SessionMetrics Choose(RowOptions options) => options.Metrics.Count == 0
        ? UsualMetrics
        : new SessionMetrics(MetricChoice.Choose(options.Metrics, Known, "sessions of conversations", NewMetric.Find), KnownNames.Value);
}
