using System.Globalization;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Reports;

/// <summary>Errors about reports; each method's name is the ErrorId.</summary>
internal static class ReportErrors
{
    // Reasons quote the file, which may come from anywhere.
    private const int MostReason = 1_000;

    public static InputException ReportInvalid(string path, long line, string reason, Exception? inner = null) => new(
        nameof(ReportInvalid),
        string.Create(CultureInfo.InvariantCulture, $"The report '{path}' is not valid, line {line}: {ServerText.WithoutSecrets.Clean(reason, MostReason)}"),
        "Compare it with the reports and the schema in the module's folder 'reports'; about_GenesysReports explains them.",
        path,
        inner);

    /// <summary>Returns the error of a name that no report has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="near">The names that may be meant.</param>
    public static InputException ReportNotFound(string name, IReadOnlyList<string> near) => new(
        nameof(ReportNotFound),
        $"There is no report '{name}'.",
        near.Count > 0 ? $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}? Get-GenesysReport lists them." : "Get-GenesysReport lists them.",
        name);

    public static InputException ReportFileMissing(string path) => new(
        nameof(ReportFileMissing), $"There is no file '{path}'.", "Give the path of a report's JSON file.", path);

    public static InputException ReportFileUnreadable(string path, Exception failure) => new(
        nameof(ReportFileUnreadable),
        $"The file '{path}' could not be read: {failure.Message}",
        "Check that this account may read it, and that no other program holds it.",
        path,
        failure);

    public static InputException ReportFormatUnknown(string path) => new(
        nameof(ReportFormatUnknown),
        $"The extension of '{path}' is not that of a format.",
        "Name the file .html for a page, .xlsx for a workbook, or .csv for only the rows.",
        path);

    /// <param name="path">The file; null if there is none.</param>
    public static InputException ReportLayoutNotTaken(string? path) => new(
        nameof(ReportLayoutNotTaken),
        path is null ? "-Layout is for pages, and there is no -OutFile." : $"-Layout Mail is for pages, and '{path}' is not one.",
        "Give -OutFile with a name that ends in .html, or leave -Layout out.",
        path);

    public static InputException ReportFilterNotTaken(string report, string dimension) => new(
        nameof(ReportFilterNotTaken),
        $"The report {report} cannot be filtered: none of its queries can be filtered by {dimension}.",
        "Leave the parameter out.",
        dimension);

    public static InputException ReportGranularityNotTaken(string report) => new(
        nameof(ReportGranularityNotTaken),
        $"The rows of the report {report} cannot be split into time buckets.",
        "Leave -Granularity out.",
        report);

    public static InputException ReportGranularityTooFine(string report, string granularity) => new(
        nameof(ReportGranularityTooFine),
        $"The report {report} has figures for whole days, and '{granularity}' is not a number of days.",
        "Give a day, a week or a month, such as -Granularity 1d.",
        granularity);

    public static InputException ReportAttributeNotTaken(string report) => new(
        nameof(ReportAttributeNotTaken),
        $"The rows of the report {report} are not conversations or participants, so they have no attributes.",
        "Leave -Attribute out, or use the report InteractionList.",
        report);

    public static InputException WatchInvalid(string text, TimeSpan shortest) => new(
        nameof(WatchInvalid),
        $"'{text}' is not a time between two refreshes of the report.",
        string.Create(CultureInfo.InvariantCulture, $"Give a duration of at least {shortest.TotalSeconds:0} seconds and at most a day, such as -Watch 30s."),
        text);

    public static IncompleteException ReportIncomplete(string report, IReadOnlyList<string> reasons) => new(
        nameof(ReportIncomplete),
        $"The report {report} is not complete: {(reasons.Count == 0 ? "the platform has announced more than it sent." : string.Join(" ", reasons))}",
        "Nothing was written. Run it again later, or without -RequireComplete.",
        report);

    public static AnswerException UsageIdMissing() => new(
        nameof(UsageIdMissing),
        "The platform accepted the query about API usage and did not return an id.",
        "Try again; please report it if it happens again.",
        null);

    public static AnswerException UsageStateMissing(string id) => new(
        nameof(UsageStateMissing),
        $"The platform's answer about the API usage query {id} has no state.",
        "Try again. If the problem persists, a gateway may be answering in the platform's place, or the platform has changed; please report it.",
        id);

    public static JobException UsageFailed(string id, string state) => new(
        nameof(UsageFailed),
        $"The platform ended the API usage query {id} with the state {state}.",
        "Try again; a smaller interval may succeed.",
        id);

    public static JobException UsageTimedOut(string id, string state, TimeSpan limit) => new(
        nameof(UsageTimedOut),
        string.Create(CultureInfo.InvariantCulture, $"The platform did not answer the API usage query {id} within {limit.TotalMinutes:0} minutes; its state is {state}."),
        "Try again later, or with a smaller interval.",
        id);
}
