using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>The rows by which workers have tasks. The clock of the server decides when a lease ends.</summary>
internal static class PostgreSqlLeaseRows
{
    private const string Rows = PostgreSqlSchema.Leases;
    private const string Until = "now() + interval '2 minutes'";

    // Tasks without a state have been done by no other worker, as far as the store knows.
    private const string IsAsPlanned = "(d.\"data\" IS NULL OR d.\"fetched_at\" IS NOT DISTINCT FROM t.\"known\")";

    private const string Tasks = "unnest(@p0::text[], @p1::date[], @p2::timestamptz[]) WITH ORDINALITY AS t(\"name\", \"day\", \"known\", \"position\")";

    private const string States = $"LEFT JOIN {SqlText.Days} d ON d.\"data\" = t.\"name\" AND d.\"day\" = t.\"day\"";

    /// <summary>Adds the rows of tasks that have none.</summary>
    public static Task AddAsync(SqlCommands commands, IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken) => commands.ExecuteAsync(
        $"""
        INSERT INTO {Rows} ("name", "day") SELECT t."name", t."day" FROM {Tasks}
        WHERE NOT EXISTS (SELECT 1 FROM {Rows} l WHERE l."name" = t."name" AND l."day" = t."day") ORDER BY 1, 2 ON CONFLICT DO NOTHING
        """,
        cancellationToken, Cells(tasks));

    /// <summary>Locks the row of the first task that is free, and returns the task's index; null if none is free.</summary>
    public static async Task<int?> LockAsync(SqlCommands commands, IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken)
    {
        object? position = await commands.ScalarAsync(
            $"""
            SELECT t."position" FROM {Tasks} JOIN {Rows} l ON l."name" = t."name" AND l."day" = t."day" {States}
            WHERE (l."lease_until" IS NULL OR l."lease_until" <= now()) AND {IsAsPlanned}
            ORDER BY t."position" LIMIT 1 FOR UPDATE OF l SKIP LOCKED
            """,
            cancellationToken, Cells(tasks)).ConfigureAwait(false);
        return position is long place ? (int)place - 1 : null;
    }

    /// <summary>True if the task whose row is locked was not done since it was planned; asked after the lock, as the lock may have come late.</summary>
    public static async Task<bool> IsAsPlannedAsync(SqlCommands commands, StoreTask task, CancellationToken cancellationToken) =>
        await commands.ScalarAsync($"SELECT 1 FROM {Tasks} {States} WHERE {IsAsPlanned}", cancellationToken, Cells([task])).ConfigureAwait(false) is not null;

    /// <summary>Writes a lease into the row that is locked.</summary>
    public static Task TakeAsync(SqlCommands commands, PostgreSqlLease lease, string worker, CancellationToken cancellationToken) => commands.ExecuteAsync(
        $"UPDATE {Rows} SET \"worker\" = @p0, \"token\" = @p1, \"lease_until\" = {Until} WHERE \"name\" = @p2 AND \"day\" = @p3",
        cancellationToken, worker, lease.Token, lease.Task.Name, lease.Task.Day);

    /// <summary>Renews leases, and returns those that the worker still has. A row that is locked belongs to a commit under way.</summary>
    public static async Task<HashSet<Guid>> RenewAsync(SqlCommands commands, Guid[] leases, CancellationToken cancellationToken)
    {
        await commands.ExecuteAsync(
            $"""
            UPDATE {Rows} SET "lease_until" = {Until} WHERE ("name", "day") IN
            (SELECT "name", "day" FROM {Rows} WHERE "token" = ANY(@p0) FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken, leases).ConfigureAwait(false);
        var kept = new HashSet<Guid>();
        await foreach (object?[] row in commands.QueryAsync($"SELECT \"token\" FROM {Rows} WHERE \"token\" = ANY(@p0)", cancellationToken, leases).ConfigureAwait(false))
        {
            kept.Add((Guid)row[0]!);
        }

        return kept;
    }

    /// <summary>Empties the row of a lease.</summary>
    public static Task<int> ReleaseAsync(SqlCommands commands, Guid lease, CancellationToken cancellationToken) => commands.ExecuteAsync(
        $"UPDATE {Rows} SET \"worker\" = NULL, \"token\" = NULL, \"lease_until\" = NULL WHERE \"token\" = @p0", cancellationToken, lease);

    /// <summary>
    /// Locks the row of a task to the end of the transaction, and returns true if the worker may write: if the row is still that of its
    /// lease, or, for a worker without a lease, if no other has one.
    /// </summary>
    public static async Task<bool> HoldAsync(SqlCommands commands, StoreTask task, Guid? lease, CancellationToken cancellationToken)
    {
        string free = lease is null ? "\"lease_until\" IS NULL OR \"lease_until\" <= now()" : "\"token\" = @p2";
        bool? isOurs = null;
        await foreach (object?[] row in commands.QueryAsync(
            $"SELECT coalesce({free}, FALSE) FROM {Rows} WHERE \"name\" = @p0 AND \"day\" = @p1 FOR UPDATE",
            cancellationToken, [task.Name, task.Day, .. lease is { } token ? new object?[] { token } : []]).ConfigureAwait(false))
        {
            isOurs = (bool)row[0]!;
        }

        return isOurs ?? lease is null;
    }

    private static object?[] Cells(IReadOnlyList<StoreTask> tasks) =>
    [
        tasks.Select(t => t.Name).ToArray(),
        tasks.Select(t => t.Day).ToArray(),
        tasks.Select(t => t.KnownFetch?.UtcDateTime).ToArray(),
    ];
}
