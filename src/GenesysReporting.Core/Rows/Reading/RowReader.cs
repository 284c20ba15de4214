using GenesysReporting.Analytics;
using GenesysReporting.Rows.Agents;
using GenesysReporting.Rows.Groups;

namespace GenesysReporting.Rows.Reading;

/// <summary>Creates rows from records of one kind. The first record decides the kind, and with it the columns.</summary>
internal abstract class RowReader
{
    public abstract RowSchema Schema { get; }

    /// <param name="first">The first record; it is not read.</param>
    /// <param name="options">The options; an option that does not fit the kind throws.</param>
    /// <param name="warn">Gets the text of each warning once.</param>
    public static RowReader Open(AnalyticsRecord first, RowOptions options, Action<string> warn)
    {
        RowOptionChecks.Check(first, options);
        return first switch
        {
            AnalyticsConversation => Of(ConversationSchemas.Of(options.Grain ?? RowGrain.Conversation, options)),
            AnalyticsAggregate => Of(Aggregates(Shape(first, options, warn))),
            AnalyticsObservation => Of(LiveColumns.Observations(Shape(first, options, warn))),
            AnalyticsTaskObservation => Of(LiveColumns.Tasks(Shape(first, options, warn))),
            AnalyticsActivity => Of(LiveColumns.Activity(Shape(first, options, warn))),
            AnalyticsUserDetail => Of(UserSpanColumns.Schema(options)),
            AnalyticsAgentStatus => Of(AgentStatusColumns.Agents(options)),
            AnalyticsAgentStatusCount => Of(AgentStatusColumns.Counts(options)),
            _ => throw new ArgumentOutOfRangeException(nameof(first), first.GetType(), null),
        };
    }

    /// <summary>Returns the rows of a record; throws <c>RecordsMixed</c> if it is of another kind than the first.</summary>
    public abstract IEnumerable<object?[]> Read(AnalyticsRecord record);

    /// <summary>Returns the metrics of a record that have no column, after its rows were read, each once.</summary>
    public abstract IReadOnlyList<string> LeftOut(AnalyticsRecord record);

    private static GroupShape Shape(AnalyticsRecord first, RowOptions options, Action<string> warn) =>
        new((AnalyticsGroupedRecord)first, options, new RowNotes(warn));

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
            : throw RowErrors.RecordsMixed(RowOptionChecks.Plural(typeof(T)), RowOptionChecks.Plural(record.GetType()));

        public override IReadOnlyList<string> LeftOut(AnalyticsRecord record) => record is T own ? schema.LeftOut(own) : [];
    }
}
