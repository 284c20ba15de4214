using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Rows;

/// <summary>Errors about rows; each method's name is the ErrorId.</summary>
internal static class RowErrors
{
    private const int MostHints = 3;
    private const int MostListed = 12;

    public static InputException RecordsMixed(string first, string other) => new(
        nameof(RecordsMixed),
        $"The records are {first}, and among them are {other}, whose rows have other columns: Export-Csv would lose them.",
        "Convert records of one kind at a time.",
        other);

    public static InputException QuestionsMixed(string? type) => new(
        nameof(QuestionsMixed),
        $"The records of type {type} answer several queries that ask for other metrics or groups, so their rows have other columns: Export-Csv would lose them.",
        "Convert the records of one query at a time, or request the same metrics and groups in all of them.",
        type);

    public static InputException GrainNotTaken(string kind) => new(
        nameof(GrainNotTaken), $"-Grain is for conversations; these are {kind}.", "Leave it out.", kind);

    public static InputException LayoutNotTaken(string kind) => new(
        nameof(LayoutNotTaken), $"-Layout is for aggregates; these are {kind}.", "Leave it out.", kind);

    public static InputException SplitByNotTaken(string kind) => new(
        nameof(SplitByNotTaken),
        $"-SplitBy is for user details, whose rows are spans of presences and routing statuses; these are {kind}.",
        "Leave it out, or convert the records of Invoke-GenesysAnalyticsQuery UserDetails.",
        kind);

    public static InputException FillGapsNotTaken(string kind) => new(
        nameof(FillGapsNotTaken),
        $"-FillGaps is for aggregates, whose rows are time buckets; these are {kind}.",
        "Leave it out.",
        kind);

    public static InputException GranularityNotAsked(string? type) => new(
        nameof(GranularityNotAsked),
        $"The query of type {type} has no granularity, so each group has one bucket for the whole interval and no gaps to fill.",
        "Ask with Invoke-GenesysAnalyticsQuery -Granularity 1h, or leave -FillGaps out.",
        type);

    public static InputException BucketsUnknown(string? type) => new(
        nameof(BucketsUnknown),
        $"The records of type {type} do not say which interval was asked for, so it is not known which buckets are missing.",
        "Give the records as Invoke-GenesysAnalyticsQuery writes them, or leave -FillGaps out.",
        type);

    public static InputException MetricNotTaken(string kind, string nextStep) => new(
        nameof(MetricNotTaken), $"Rows of {kind} have no columns of metrics.", nextStep, kind);

    public static InputException AttributeNotTaken(string kind) => new(
        nameof(AttributeNotTaken),
        $"-Attribute adds columns to rows of conversations and participants, not to those of {kind}.",
        "Leave it out, or use -Grain Attribute, which has one row per attribute.",
        kind);

    public static InputException LineUnreadable(long number, string reason) => new(
        nameof(LineUnreadable),
        $"Line {number} is not a conversation in JSON: {ServerText.WithoutSecrets.Clean(reason)}",
        "Give whole lines of a file of Export-GenesysConversation, as Get-Content reads them. The other lines are converted.",
        number);

    public static InputException InputNotTaken(string type) => new(
        nameof(InputNotTaken),
        $"Objects of the type {type} cannot be converted to rows.",
        "Give records of Invoke-GenesysAnalyticsQuery, or lines of a file that Export-GenesysConversation wrote as JSON lines.",
        type);

    /// <param name="name">The name that matches nothing.</param>
    /// <param name="known">The names that exist.</param>
    /// <param name="where">The plural of what has these metrics.</param>
    /// <param name="takesNewer">True if metrics that are newer than the list can be named.</param>
    public static InputException UnknownMetric(string name, IReadOnlyCollection<string> known, string where, bool takesNewer)
    {
        string newer = takesNewer
            ? " A metric that is newer than this list is written as the platform writes it (tNewThing), and with a backtick before it ('`tNewThing') if it resembles another."
            : string.Empty;
        string[] near = [.. NearestName.FindAll(name, known).Take(MostHints)];
        string hint = near.Length == 0 ? string.Empty : $" Did you mean '{string.Join("' or '", near)}'?";
        return new InputException(
            nameof(UnknownMetric), $"'{name}' is not a metric of {where}.{hint}", $"The metrics are {List(known)}.{newer}", name);
    }

    public static InputException MetricNotAsked(string name, IReadOnlyCollection<string> asked) => new(
        nameof(MetricNotAsked),
        $"The query did not ask for '{name}', so there is no data of it.",
        $"Request it with Invoke-GenesysAnalyticsQuery -Metric. The query asked for {List(asked)}.",
        name);

    public static InputException ColumnsUnknown() => new(
        nameof(ColumnsUnknown),
        "The records do not say which metrics were asked for, so the columns are not known in advance.",
        "Name them with -Metric, or use -Layout Long.",
        null);

    private static string List(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostListed)) + (names.Count > MostListed ? " and others" : string.Empty);
}
