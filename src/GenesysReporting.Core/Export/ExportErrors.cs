using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Export;

/// <summary>Errors about exports. Each method's name is the ErrorId.</summary>
internal static class ExportErrors
{
    private const string Again = "The export then resumes where it ended.";

    public static InputException FormatUnknown(string path) => Make(
        $"The name '{Path.GetFileName(path)}' does not say which format the file should have.",
        "Use the extension .csv, .jsonl or .ndjson (with .gz to compress it) or .parquet, or give -Format Csv, JsonLines or Parquet.",
        path);

    public static InputException ParameterNotTaken(string parameter, string reason) => Make(
        $"-{parameter} {reason}.", "Leave it out.", parameter);

    public static InputException DelimiterNotTaken(char delimiter) => Make(
        string.Create(CultureInfo.InvariantCulture, $"The delimiter '{delimiter}' (U+{(int)delimiter:X4}) cannot be distinguished from the content of cells."),
        "Use a comma, a semicolon, a tab or a pipe.",
        delimiter.ToString());

    public static InputException OrderNotTaken(string order) => Make(
        $"The query asks for the order '{order}'; an export is written in order of time, so that it can be resumed.",
        "Leave the order out of the query.",
        order);

    public static InputException MatchingNotTaken(string matching) => Make(
        $"-PartitionBy puts each conversation into the day in which it started; with -Matching {matching} it would be in several.",
        "Leave -Matching out, or write one file.",
        matching);

    public static InputException TypeNotTaken(string type) => Make(
        $"The query is of type {type}, and files of conversations are written of ConversationDetails.",
        "For other results, use Invoke-GenesysAnalyticsQuery | ConvertTo-GenesysRow | Export-Csv.",
        type);

    public static InputException IntervalMissing() => Make(
        "The query's body has no interval.", "Write the interval into it, start/end in ISO 8601.", null);

    public static InputException PathIsFolder(string path) => Make(
        $"'{path}' is a folder.", "Give the name of a file in it.", path);

    public static InputException FolderMissing(string path) => Make(
        $"The folder '{Path.GetDirectoryName(path)}' does not exist.", "Create it first, or check the path.", path);

    public static InputException PathDenied(string path, Exception inner) => Make(
        $"'{path}' cannot be written: {inner.Message}", "Check that this account may write there.", path, inner);

    public static InputException FileExists(string path, long length, DateTimeOffset written) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{path}' exists ({length} bytes, written {written:yyyy-MM-dd'T'HH:mm:ssK}). It may be a finished export or any other file."),
        "Choose another name, or give -Force to replace it when the new export is finished.",
        path);

    public static InputException OtherExport(string path, ExportState there, ExportKey asked) => Make(
        $"'{path}' belongs to another export ({there.Description}). "
            + (asked.Difference(there.Traits) is { Length: > 0 } difference
                ? $"The difference: {difference}."
                : $"The requested one is {asked.Description}."),
        "Run the same export again to resume it, choose another name, or give -Force to start over.",
        path);

    public static InputException ExportInUse(string path, Exception inner) => Make(
        $"'{path}' is being written by another process.", "Wait for it, or choose another name.", path, inner);

    public static InputException ProgressUnreadable(string path, ExportPaths paths, string reason) => Make(
        $"'{path}' does not describe the progress of the export: {reason}.", StartOver(paths), path);

    public static InputException PartialUnknown(string path, long length) => Make(
        string.Create(CultureInfo.InvariantCulture, $"'{path}' exists ({length} bytes), and it is not known which export it belongs to."),
        "Move it away, or give -Force to overwrite it.",
        path);

    public static InputException PartialDamaged(string path, ExportPaths paths, string reason, Exception? inner = null) => Make(
        $"'{path}' has changed since the export wrote it: {reason}.", StartOver(paths), path, inner);

    public static InputException PartitionNotWhole(DateOnly day, QueryInterval interval, TimeZoneInfo zone) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"-PartitionBy Day writes whole days, and the interval {interval.ToString(zone)} has a part of {day:yyyy-MM-dd} ({zone.Id})."),
        "Begin and end at midnight: -Period Yesterday, LastWeek or LastMonth, or -Start and -End with dates; -TimeZone says whose midnight.",
        interval.ToString());

    public static InputException DayNotOver(DateOnly day, TimeZoneInfo zone) => Make(
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} is not over yet in {zone.Id}, so its file could not be the whole day."),
        "End the interval at the last midnight.",
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The platform sent something else than it had announced, or a job's data does not reach far enough.</summary>
    public static IncompleteException ExportIncomplete(string partial, long conversations, IReadOnlyList<string> reasons) => new(
        nameof(ExportIncomplete),
        string.Create(
            CultureInfo.InvariantCulture,
            $"The export is not complete, so it stays unfinished: '{partial}' has {conversations} conversations. {string.Join(' ', reasons)}"),
        "The same command reads again what did not agree, and what came after it; -AllowIncomplete finishes the file as it is.",
        partial);

    public static StorageException DiskFull(string path, Exception inner) => Fail(
        $"The disk is full: '{path}' could not be written.", $"Free some space. {Again}", path, inner);

    public static StorageException WriteFailed(string path, Exception inner) => Fail(
        $"'{path}' could not be written: {inner.Message}", $"Check the cause. {Again}", path, inner);

    private static string StartOver(ExportPaths paths) =>
        $"Give -Force to start over, which replaces '{paths.Final}' at its end; or delete '{paths.Partial}' and '{paths.Done ?? paths.Progress}'.";

    private static InputException Make(
        string message, string nextStep, string? target, Exception? inner = null, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target, inner);

    private static StorageException Fail(
        string message, string nextStep, string target, Exception inner, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target, inner);
}
