using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Json;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Rows.Conversations.Skim;

/// <summary>Makes the rows of a grain straight from the platform's answer. Safe for use from several threads.</summary>
internal abstract class SkimmedRows
{
    public abstract RowSchema Schema { get; }

    public static SkimmedRows Of(RowOptions options) => options.Grain is null or RowGrain.Conversation
        ? new OfWalks(options)
        : new OfRecords(ConversationSchemas.Of(options.Grain.Value, options));

    /// <summary>The rows of the conversation that comes next.</summary>
    /// <param name="json">Where it comes.</param>
    /// <param name="texts">Texts that came before.</param>
    /// <param name="conversation">The conversation; whether its parts are in it is not said.</param>
    public abstract IEnumerable<object?[]> Read(ref JsonCursor json, TextCache texts, out AnalyticsConversation conversation);

    /// <summary>One row a conversation: it is made while the answer is read, and its parts are not kept.</summary>
    private sealed class OfWalks : SkimmedRows
    {
        private readonly SessionMetrics _metrics;
        private readonly ColumnSchema<AnalyticsConversation, PartDigest> _schema;

        public OfWalks(RowOptions options)
        {
            _metrics = MetricNames.Choose(options);
            _schema = ConversationColumns.Schema(options, _metrics);
        }

        public override RowSchema Schema => _schema;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override IEnumerable<object?[]> Read(ref JsonCursor json, TextCache texts, out AnalyticsConversation conversation)
        {
            var digest = new PartDigest(_metrics);
            digest.Conversation = conversation = ConversationSkim.Read(ref json, texts, digest);
            return [_schema.Cells(digest)];
        }
    }

    /// <summary>Rows of parts, which tell of what is around them too, wherever that stands in the answer.</summary>
    private sealed class OfRecords(RowSchema<AnalyticsConversation> schema) : SkimmedRows
    {
        public override RowSchema Schema => schema;

        public override IEnumerable<object?[]> Read(ref JsonCursor json, TextCache texts, out AnalyticsConversation conversation)
        {
            conversation = ConversationSkim.Read(ref json, texts);
            return schema.Read(conversation);
        }
    }
}
