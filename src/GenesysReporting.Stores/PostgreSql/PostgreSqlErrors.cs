using System.Data.Common;
using System.Net.Sockets;
using GenesysReporting.Errors;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Turns failures of PostgreSQL into errors of stores.</summary>
internal static class PostgreSqlErrors
{
    private const string ConnectionFailures = "08";
    private const string ServerStops = "57P";

    /// <summary>Returns the error for a failure.</summary>
    public static GenesysException Of(StoreLocation location, DbException failure) => failure switch
    {
        PostgresException answer => Of(location, answer),
        NpgsqlException { InnerException: SocketException or TimeoutException } e when !IsUnderWay(e) =>
            StoreErrors.StoreUnreachable(location, e.InnerException!.Message, e),
        NpgsqlException e when e.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
            StoreErrors.StoreSignInRefused(location, "the server asks for a password, and none was given", e),
        NpgsqlException { InnerException: not null } e => StoreErrors.StoreConnectionLost(location, e),
        _ => StoreErrors.StoreFailed(location, failure.Message, failure),
    };

    private static GenesysException Of(StoreLocation location, PostgresException answer) => answer.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            StoreErrors.StoreSignInRefused(location, answer.MessageText, answer),
        PostgresErrorCodes.InvalidCatalogName => StoreErrors.StoreDatabaseNotFound(location, answer.MessageText, answer),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction =>
            StoreErrors.StoreAccessDenied(location, answer.MessageText, answer),
        PostgresErrorCodes.DiskFull => StoreErrors.StoreDiskFull(location, answer),
        PostgresErrorCodes.TooManyConnections => StoreErrors.StoreUnreachable(location, answer.MessageText, answer),
        PostgresErrorCodes.LockNotAvailable => StoreErrors.StoreTableInUse(location, answer),
        PostgresErrorCodes.CannotConnectNow => StoreErrors.StoreUnreachable(location, answer.MessageText, answer),
        { } state when state.StartsWith(ConnectionFailures, StringComparison.Ordinal) || state.StartsWith(ServerStops, StringComparison.Ordinal) =>
            StoreErrors.StoreConnectionLost(location, answer),
        _ => StoreErrors.StoreFailed(location, answer.MessageText, answer),
    };

    /// <summary>True if the connection had been open: the library wraps the failure of an open one in an <see cref="IOException"/>.</summary>
    private static bool IsUnderWay(NpgsqlException e) => e.Message.Contains("stream", StringComparison.Ordinal);
}
