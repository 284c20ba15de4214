using GenesysReporting.Analytics;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Rows;

/// <summary>The rows of conversations, at every grain.</summary>
public static class ConversationSchemas
{
    /// <summary>
    /// The schema of a grain; raises <c>UnknownMetric</c> for a metric that no session can have, and <c>MetricNotTaken</c>
    /// for metrics of segments.
    /// </summary>
    public static RowSchema<AnalyticsConversation> Of(RowGrain grain, RowOptions options) => grain switch
    {
        RowGrain.Conversation => ConversationColumns.Schema(options),
        RowGrain.Participant => ParticipantColumns.Schema(options),
        RowGrain.Session => SessionColumns.Schema(options),
        RowGrain.Segment => SegmentColumns.Schema(options),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, null),
    };
}
