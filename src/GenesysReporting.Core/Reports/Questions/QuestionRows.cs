using GenesysReporting.Analytics;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Agents;

namespace GenesysReporting.Reports.Questions;

/// <summary>
/// The rows of a question on details: those of ConvertTo-GenesysRow, with durations in milliseconds and without names. A conversation also
/// has the Address of its customer and the number Called, and a status of a user the Status of either kind.
/// </summary>
internal abstract class QuestionRows
{
    /// <summary>The columns.</summary>
    public abstract IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>Returns the rows of a record.</summary>
    public abstract IEnumerable<object?[]> Read(AnalyticsRecord record);

    /// <summary>True if a question is answered by rows, and not by statistics of metrics.</summary>
    public static bool Has(ReportQuestion question) => GrainsOf(question.Type).Count > 0;

    /// <summary>Returns what a row can be, the usual first; empty for a query of statistics.</summary>
    public static IReadOnlyList<ReportGrain> GrainsOf(string type) => type switch
    {
        "ConversationDetails" =>
        [
            ReportGrain.Conversation, ReportGrain.Participant, ReportGrain.Session, ReportGrain.Segment, ReportGrain.Evaluation, ReportGrain.Survey,
        ],
        "UserDetails" => [ReportGrain.Status, ReportGrain.Login],
        _ => [],
    };

    /// <summary>Returns the columns of a question's rows, without attributes; empty for a query of statistics.</summary>
    public static IReadOnlyList<RowColumn> ColumnsOf(ReportQuestion question) =>
        question.Type == ReportQuestion.ApiUsage ? UsageRows.Columns
        : Has(question) ? Of(question, TimeZoneInfo.Utc, []).Columns
        : [];

    /// <summary>Returns the rows of a question.</summary>
    /// <param name="question">The question, whose grain is one of <see cref="GrainsOf"/>.</param>
    /// <param name="zone">The time zone of the times.</param>
    /// <param name="attributes">The participants' attributes that have a column.</param>
    public static QuestionRows Of(ReportQuestion question, TimeZoneInfo zone, IReadOnlyList<string> attributes)
    {
        var options = new RowOptions { TimeZone = zone, DurationUnit = DurationUnit.Milliseconds, Attributes = attributes };
        ReportGrain grain = question.Grain ?? GrainsOf(question.Type)[0];
        return grain switch
        {
            ReportGrain.Status => new OfKind<AnalyticsUserDetail>(UserSpanColumns.Schema(options), ("Status", ["SystemPresence", "RoutingStatus"])),
            ReportGrain.Login => new OfKind<AnalyticsUserDetail>(LoginColumns.Schema(options)),
            ReportGrain.Conversation => new OfKind<AnalyticsConversation>(
                ConversationSchemas.Of(RowGrain.Conversation, options), ("Address", ["Ani", "AddressFrom"]), ("Called", ["Dnis"])),
            _ => new OfKind<AnalyticsConversation>(ConversationSchemas.Of(Enum.Parse<RowGrain>(grain.ToString()), options)),
        };
    }

    /// <summary>The rows of one kind of record, with columns before them that each hold the first value of several columns.</summary>
    private sealed class OfKind<T>(RowSchema<T> schema, params (string Name, string[] Of)[] added) : QuestionRows
        where T : AnalyticsRecord
    {
        private readonly int[][] _added = [.. added.Select(a => a.Of.Select(name => RowEntries.IndexOf(schema.Columns, name)).ToArray())];

        public override IReadOnlyList<RowColumn> Columns { get; } = [.. added.Select(a => new RowColumn(a.Name)), .. schema.Columns];

        public override IEnumerable<object?[]> Read(AnalyticsRecord record) => _added.Length == 0
            ? schema.Read((T)record)
            : schema.Read((T)record).Select(row => (object?[])[.. _added.Select(of => First(row, of)), .. row]);

        private static object? First(object?[] row, int[] of) => CustomerAddress.Of(of.Select(at => row[at]).FirstOrDefault(cell => cell is not null));
    }
}
