using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>
/// The locks by which workers keep out of each other's way, to the end of a transaction: a worker that writes shares the store with others
/// that write, but not its days. What changes all of the store has it alone. They are known to PostgreSQL alone, and readers never wait for them.
/// </summary>
internal static class PostgreSqlLocks
{
    // The server's memory for locks is limited: days share a fixed number of them.
    private const int Buckets = 64;

    private const string Key = "hashtextextended('genesys-store ' || current_schema() || ' ' || {0}, 0)";

    private static readonly string All = Of("''");

    /// <summary>Waits until this transaction has the store alone.</summary>
    public static Task TakeAllAsync(SqlCommands commands, CancellationToken cancellationToken) =>
        commands.ExecuteAsync($"SELECT pg_advisory_xact_lock({All})", cancellationToken);

    /// <summary>Waits until this transaction has some days of a data set alone.</summary>
    public static async Task TakeAsync(SqlCommands commands, StoreData data, IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        // In one order for all workers, so that none waits for another in a circle.
        string[] keys = [.. days.Select(d => d.DayNumber % Buckets).Distinct().Order().Select(b => $"{data} {b}")];
        await commands.ExecuteAsync($"SELECT pg_advisory_xact_lock_shared({All})", cancellationToken).ConfigureAwait(false);
        foreach (string key in keys)
        {
            await commands.ExecuteAsync($"SELECT pg_advisory_xact_lock({Of("@p0::text")})", cancellationToken, key).ConfigureAwait(false);
        }
    }

    private static string Of(string key) => Key.Replace("{0}", key, StringComparison.Ordinal);
}
