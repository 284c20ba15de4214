using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Stores;

/// <summary>Errors about stores. Each method's name is the ErrorId.</summary>
internal static partial class StoreErrors
{
    public static InputException StoreNotFound(StoreLocation location) => Make(
        $"There is no store at '{location}'.", "Check the path, or create it with Sync-GenesysStore -Since.", location);

    public static InputException StoreKindUnknown(string path, string ending) => Make(
        $"'{path}' does not show which kind of store it is: '{ending}' is not the extension of a database.",
        "A file that ends in .db, .sqlite or .sqlite3 is a SQLite database; a folder, whose name has no extension, is a store of Parquet files.",
        path);

    public static InputException InvalidConnectionString() => Make(
        "The connection string cannot be read, or has no host.",
        "Write it as Host=server;Database=calls;Username=reports, and give the password with -Credential.",
        null);

    public static InputException PasswordInConnectionString() => Make(
        "The connection string has a password, which would stay in the history and in logs.",
        "Leave it out, and give -Credential (Get-Credential), or a passfile of PostgreSQL.",
        null);

    public static InputException DaysAndSample() => Make(
        "-Days and -Sample cannot be combined.", "-Days takes the last days, and -Sample some at random.", null);

    public static InputException ListDayAndListOpen() => Make(
        "-ListDay and -ListOpen cannot be combined.", "-ListDay lists days, and -ListOpen lists conversations.", null);

    public static InputException BeforeInFuture(DateOnly before) => Make(
        string.Create(CultureInfo.InvariantCulture, $"-Before {before:yyyy-MM-dd} is after today, so the store would begin on a day in the future."),
        "Give the first UTC day that is kept: today or an earlier day. To empty the store, delete it.",
        before);

    public static InputException NothingToRemove() => Make(
        "Ids or a day are required.", "Give -ConversationId, or -Before for everything that is older.", null);

    public static IncompleteException DayFailed(string failure) => new(
        nameof(DayFailed), failure, "The day was not fetched; the same command fetches it again.", failure);

    public static InputException NothingToTest(StoreLocation location) => Make(
        $"The store at '{location}' has no finished days of conversations.", "Run Sync-GenesysStore first.", location);

    public static InputException NotAStore(StoreLocation location, string reason) => Make(
        $"'{location}' is not a store: {reason}.", "Give another path; nothing was changed.", location);

    public static InputException StoreBusy(StoreLocation location) => Make(
        $"Another process is writing to '{location}', and a store of this kind takes one writer.",
        "Wait until it has ended. With PostgreSQL, several workers can fill one store.",
        location);

    public static InputException StoreTooNew(StoreLocation location, int version, string? module) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The store at '{location}' has tables of version {version}, written by module version {module ?? "unknown"}; this module knows version {StoreInfo.CurrentVersion}."),
        "Update the module: Update-PSResource GenesysReporting.",
        location);

    public static InputException OtherOrganization(StoreLocation location, string? there, string? asked) => Make(
        $"The store at '{location}' has the data of the organisation '{there}', and the session is signed in to '{asked}'.",
        "Use a store for each organisation.",
        location);

    public static InputException SinceMissing(StoreLocation location) => Make(
        $"The store at '{location}' is new, and nothing says where its data begin.", "Give the first day: -Since 2026-01-01.", location);

    public static InputException SinceInFuture(DateOnly since) => Make(
        string.Create(CultureInfo.InvariantCulture, $"-Since {since:yyyy-MM-dd} has not begun yet."), "Give a day that has begun in UTC.", since);

    public static InputException SinceMoved(StoreLocation location, DateOnly there, DateOnly asked) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The store at '{location}' begins on {there:yyyy-MM-dd}; -Since {asked:yyyy-MM-dd} would leave its first days without updates."),
        "Leave -Since out, or delete the older days with Remove-GenesysStoreData -Before.",
        asked);

    public static InputException RawChanged(StoreLocation location, bool keepsRaw) => Make(
        keepsRaw
            ? $"The store at '{location}' was created with -KeepRaw, and keeps the raw records of all days."
            : $"The store at '{location}' was created without -KeepRaw; its earlier days have no raw records.",
        keepsRaw ? "Give -KeepRaw again." : "Leave -KeepRaw out, or create a new store.",
        location);

    public static InputException StoreGap(StoreLocation location, DateOnly from, DateOnly to, int retentionDays) => Make(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The platform keeps data for {retentionDays} days. The days {from:yyyy-MM-dd} to {to:yyyy-MM-dd} ({to.DayNumber - from.DayNumber + 1} days) of the store at '{location}' were never finished and can no longer be fetched."),
        "Give -AcceptGap to mark them as a gap and continue with the others, or give a later -Since.",
        location);

    public static IncompleteException DayIncomplete(object day, IReadOnlyList<string> reasons) => new(
        nameof(DayIncomplete),
        $"{day} is not complete: {string.Join(' ', reasons)}",
        "The day was not fetched; the same command fetches it again.",
        day.ToString());

    public static StorageException LeaseLost(StoreTask task) => new(
        nameof(LeaseLost),
        string.Create(CultureInfo.InvariantCulture, $"Another worker has taken {task.Name} {task.Day:yyyy-MM-dd}, as this one was silent for too long."),
        "Nothing was written; the other worker does the day.",
        task,
        null);

    public static StorageException StoreFailed(StoreLocation location, string reason, Exception inner) => new(
        nameof(StoreFailed),
        $"The store at '{location}' could not be used: {reason}",
        "Check the cause. The same command continues from the last finished day.",
        location,
        inner);

    /// <param name="location">The store.</param>
    /// <param name="reason">The file or value, and what is wrong with it.</param>
    /// <param name="inner">The failure.</param>
    public static StorageException StoreDamaged(StoreLocation location, string reason, Exception? inner = null) => new(
        nameof(StoreDamaged),
        $"The store at '{location}' is damaged: {reason.TrimEnd('.')}.",
        location.Kind == StoreKind.Parquet
            ? $"If it is a file of a day, delete that day's file in '{Path.Combine(location.Path, "_manifests")}', and Sync-GenesysStore fetches the day again. Otherwise restore the folder from a copy, or create a new store."
            : "Restore the database from a copy, or create a new store with Sync-GenesysStore -Since.",
        location,
        inner);

    public static StorageException StoreDamaged(StoreLocation location, StoredDay day, string fault) => new(
        nameof(StoreDamaged),
        string.Create(CultureInfo.InvariantCulture, $"The store at '{location}' is damaged: of {day} it says that {fault}."),
        location.Kind == StoreKind.Parquet
            ? string.Create(CultureInfo.InvariantCulture, $"Delete '{Path.Combine(location.Path, "_manifests", day.Data.ToString(), day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".json")}', and Sync-GenesysStore fetches the day again.")
            : "Check the machine's clock; if it is right, delete the day's row in the table store_days, and Sync-GenesysStore fetches the day again.",
        location,
        null);

    private static InputException Make(string message, string nextStep, object? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
