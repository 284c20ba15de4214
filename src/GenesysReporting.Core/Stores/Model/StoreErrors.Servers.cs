using System.Globalization;
using GenesysReporting.Errors;

namespace GenesysReporting.Stores;

/// <content>Errors about stores on database servers. None has a password or a connection string.</content>
internal static partial class StoreErrors
{
    public static InputException ConnectionStringInvalid(StoreLocation location) => Make(
        $"The connection string of '{location}' cannot be read.",
        "Give it as Host=server;Port=5432;Database=calls;Search Path=public, and the user and password with -Credential.",
        location);

    public static InputException PasswordInConnectionString(StoreLocation location) => Make(
        $"The connection string of '{location}' has a password, which would remain in histories and logs.",
        "Leave it out, and give -Credential.",
        location);

    public static InputException StoreServerTooOld(StoreLocation location, int version, int oldest) => Make(
        string.Create(CultureInfo.InvariantCulture, $"The server of '{location}' is PostgreSQL {version}; a store needs {oldest} or later."),
        "Use a newer server.",
        location);

    public static InputException StoreDatabaseNotFound(StoreLocation location, string reason, Exception inner) => new(
        nameof(StoreDatabaseNotFound),
        $"The server has no such database for '{location}': {reason}.",
        "Check the name, or have the database created: CREATE DATABASE name.",
        location,
        inner);

    public static InputException StoreSchemaNotFound(StoreLocation location) => Make(
        $"The database of '{location}' has no schema in which the tables could be.",
        "Create the schema, or name another in the connection string: Search Path=name.",
        location);

    public static InputException StoreSignInRefused(StoreLocation location, string reason, Exception inner) => new(
        nameof(StoreSignInRefused),
        $"The server of '{location}' refused the sign-in: {reason}.",
        "Check the user and the password that -Credential gives.",
        location,
        inner);

    public static InputException StoreAccessDenied(StoreLocation location, string reason, Exception inner) => new(
        nameof(StoreAccessDenied),
        $"The user of '{location}' lacks a right: {reason}.",
        "Writing needs CONNECT and TEMPORARY on the database and CREATE on the schema, or the user that owns the tables; reading needs SELECT on them. Have them granted, or use another user.",
        location,
        inner);

    public static TransportException StoreUnreachable(StoreLocation location, string reason, Exception inner) => new(
        nameof(StoreUnreachable),
        $"The server of '{location}' could not be reached: {reason.TrimEnd('.')}.",
        "Check the host, the port and the network, and that the server runs and takes connections.",
        location,
        inner);

    public static TransportException StoreConnectionLost(StoreLocation location, Exception inner) => new(
        nameof(StoreConnectionLost),
        $"The connection to '{location}' was lost.",
        "The day in progress was not written. The same command continues from the last finished day.",
        location,
        inner);

    public static StorageException StoreDiskFull(StoreLocation location, Exception inner) => new(
        nameof(StoreDiskFull),
        $"The disk of '{location}' is full.",
        "Free some space; the day in progress was not written, and the same command continues from the last finished day.",
        location,
        inner);

    public static StorageException StoreTableInUse(StoreLocation location, Exception inner) => new(
        nameof(StoreTableInUse),
        $"Tables of '{location}' need a change, and another session has been using them for over a minute.",
        "Run the command again when long queries have ended; nothing was changed.",
        location,
        inner);

    public static StorageException StoreViewInUse(StoreLocation location, string view, string reason, Exception inner) => new(
        nameof(StoreViewInUse),
        $"The view {view} of '{location}' cannot be replaced, as other objects depend on it: {reason}.",
        "Drop those, run the command again, and create them again; nothing was changed.",
        location,
        inner);
}
