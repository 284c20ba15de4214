using GenesysReporting.Analytics;
using GenesysReporting.Rows.Agents;
using GenesysReporting.Rows.Groups;

namespace GenesysReporting.Rows;

/// <summary>Makes rows of records of one kind. The first record decides which, and with it the columns.</summary>
internal abstract class RowReader
{
    public abstract RowSchema Schema { get; }

    /// <param name="first">The first record; it is not read.</param>
    /// <param name="options">What is wanted; what does not fit the kind raises an error that says so.</param>
    /// <param name="note">Takes what is to be said in a warning, each once.</param>
    public static RowReader Open(AnalyticsRecord first, RowOptions options, Action<string> note)
    {
        RowFit.Check(first, options);
        return first switch
        {
            AnalyticsConversation => Of(ConversationSchemas.Of(options.Grain ?? RowGrain.Conversation, options)),
            AnalyticsAggregate => Of(Aggregates(Shape(first, options, note))),
            AnalyticsObservation => Of(LiveColumns.Observations(Shape(first, options, note))),
            AnalyticsTaskObservation => Of(LiveColumns.Tasks(Shape(first, options, note))),
            AnalyticsActivity => Of(LiveColumns.Activity(Shape(first, options, note))),
            AnalyticsUserDetail => Of(UserSpanColumns.Schema(options)),
            AnalyticsAgentStatus => Of(AgentStatusColumns.Agents(options)),
            AnalyticsAgentStatusCount => Of(AgentStatusColumns.Counts(options)),
            _ => throw new ArgumentOutOfRangeException(nameof(first), first.GetType(), null),
        };
    }

    /// <summary>The rows of a record; raises <c>RecordsMixed</c> where it is of another kind than the first.</summary>
    public abstract IEnumerable<object?[]> Read(AnalyticsRecord record);

    private static GroupShape Shape(AnalyticsRecord first, RowOptions options, Action<string> note) =>
        new((AnalyticsGroupedRecord)first, options, new RowNotes(note));

    private static RowSchema<AnalyticsAggregate> Aggregates(GroupShape shape) =>
        shape.Options.Layout == RowLayout.Long ? LongColumns.Schema(shape) : WideColumns.Schema(shape);

    private static OfKind<T> Of<T>(RowSchema<T> schema)
        where T : AnalyticsRecord => new(schema);

    private sealed class OfKind<T>(RowSchema<T> schema) : RowReader
        where T : AnalyticsRecord
    {
        public override RowSchema Schema => schema;

        public override IEnumerable<object?[]> Read(AnalyticsRecord record) => record is T own
            ? schema.Read(own)
            : throw RowErrors.RecordsMixed(RowFit.Plural(typeof(T)), RowFit.Plural(record.GetType()));
    }
}
