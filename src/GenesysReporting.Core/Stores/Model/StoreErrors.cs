using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Stores;

/// <summary>Errors about stores. Each method's name is the ErrorId.</summary>
internal static partial class StoreErrors
{
    public static InputException StoreNotFound(StoreLocation location) => Make(
        $"There is no store at '{location}'.", "Check the path, or create it with Sync-GenesysStore -Since.", location);

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
        "Give -AcceptGap to mark them as a gap and go on with the others, or give a later -Since.",
        location);

    public static AnswerException RecordWithoutStart(string? id) => new(
        nameof(RecordWithoutStart),
        $"The conversation {id} has no start, by which its day is known.",
        "The day stays to be done; run the command again.",
        id);

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

    private static InputException Make(string message, string nextStep, object? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
