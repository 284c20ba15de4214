using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Rows;

/// <summary>The rows of conversations, at every grain.</summary>
public static class ConversationSchemas
{
    /// <summary>
    /// Returns the schema of a grain; throws <c>UnknownMetric</c> for a misspelled metric, and
    /// <c>MetricNotTaken</c> or <c>AttributeNotTaken</c> for a grain without them.
    /// </summary>
    public static RowSchema<AnalyticsConversation> Of(RowGrain grain, RowOptions options) =>
        new OfRecords(OfParts(grain, options), Depth(grain, options));

    /// <summary>Returns the same schema for conversations that were read as parts.</summary>
    internal static RowSchema<ConversationPart> OfParts(RowGrain grain, RowOptions options)
    {
        if (options.Attributes.Count > 0 && grain is not (RowGrain.Conversation or RowGrain.Participant))
        {
            throw RowErrors.AttributeNotTaken($"-Grain {grain}");
        }

        if (options.Metrics.Count > 0 && grain is (RowGrain.Attribute or RowGrain.Evaluation or RowGrain.Survey))
        {
            throw RowErrors.MetricNotTaken($"-Grain {grain}", "Leave -Metric out.");
        }

        return Schema(grain, options);
    }

    private static RowSchema<ConversationPart> Schema(RowGrain grain, RowOptions options) => grain switch
    {
        RowGrain.Conversation => ConversationColumns.Schema(options),
        RowGrain.Participant => ParticipantColumns.Schema(options),
        RowGrain.Session => SessionColumns.Schema(options),
        RowGrain.Segment => SegmentColumns.Schema(options),
        RowGrain.Attribute => AttributeColumns.Schema(options),
        RowGrain.Evaluation => EvaluationColumns.Schema(options),
        RowGrain.Survey => SurveyColumns.Schema(options),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, null),
    };

    /// <summary>Returns the depth at which a grain needs its conversations.</summary>
    internal static PartDepth Depth(RowGrain grain, RowOptions options) =>
        grain == RowGrain.Conversation && options.Attributes.Count == 0 ? PartDepth.Summary : PartDepth.Detail;

    private sealed class OfRecords(RowSchema<ConversationPart> parts, PartDepth depth)
        : RowSchema<AnalyticsConversation>(parts.Kind, parts.Columns)
    {
        // By record, as rows may be created ahead, twice, or for nothing.
        private readonly ConditionalWeakTable<AnalyticsConversation, IReadOnlyList<string>> _leftOut = [];

        public override IEnumerable<object?[]> Read(AnalyticsConversation record)
        {
            ConversationPart part = ConversationPart.Of(record, depth);
            IEnumerable<object?[]> rows = parts.Read(part);
            object?[][] made = rows as object?[][] ?? [.. rows];
            if (part.LeftOut.Count > 0)
            {
                _leftOut.AddOrUpdate(record, part.LeftOut);
            }

            return made;
        }

        internal override IReadOnlyList<string> LeftOut(AnalyticsConversation record) =>
            _leftOut.TryGetValue(record, out IReadOnlyList<string>? names) ? names : [];
    }
}
