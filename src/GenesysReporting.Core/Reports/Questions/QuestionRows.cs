using GenesysReporting.Analytics;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Agents;

namespace GenesysReporting.Reports.Questions;

/// <summary>The rows of a question on details: those of ConvertTo-GenesysRow, with durations in milliseconds and without names.</summary>
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
            ReportGrain.Status => new OfKind<AnalyticsUserDetail>(UserSpanColumns.Schema(options)),
            ReportGrain.Login => new OfKind<AnalyticsUserDetail>(LoginColumns.Schema(options)),
            _ => new OfKind<AnalyticsConversation>(ConversationSchemas.Of(Enum.Parse<RowGrain>(grain.ToString()), options)),
        };
    }

    private sealed class OfKind<T>(RowSchema<T> schema) : QuestionRows
        where T : AnalyticsRecord
    {
        public override IReadOnlyList<RowColumn> Columns => schema.Columns;

        public override IEnumerable<object?[]> Read(AnalyticsRecord record) => schema.Read((T)record);
    }
}
