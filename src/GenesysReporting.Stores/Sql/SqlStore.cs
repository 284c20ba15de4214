using System.Data.Common;
using System.Text.Json;
using GenesysReporting.Errors;

namespace GenesysReporting.Stores.Sql;

/// <summary>The base of the stores in databases.</summary>
internal abstract class SqlStore : IStore
{
    private readonly DbConnection _connection;
    private readonly ISqlValues _values;

    /// <param name="connection">The connection; <see cref="ReadyAsync"/> opens it.</param>
    /// <param name="location">The place, for errors.</param>
    /// <param name="values">The values and types of the database.</param>
    protected SqlStore(DbConnection connection, StoreLocation location, ISqlValues values)
    {
        (_connection, Location, _values) = (connection, location, values);
        Commands = new SqlCommands(connection, values);
        Records = new SqlRecords(Commands);
        Days = new SqlDays(Commands, Records);
    }

    /// <summary>The place.</summary>
    public StoreLocation Location { get; }

    /// <summary>Runs statements.</summary>
    public SqlCommands Commands { get; }

    /// <summary>The records.</summary>
    public SqlRecords Records { get; }

    /// <summary>The states of days.</summary>
    public SqlDays Days { get; }

    /// <inheritdoc/>
    public Task<StoreInfo?> ReadInfoAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
        await HasTableAsync(SqlText.Info, cancellationToken).ConfigureAwait(false)
            ? await SqlInfo.ReadAsync(Commands, cancellationToken).ConfigureAwait(false)
            : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PrepareAsync(StoreInfo info, IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken) =>
        InTransactionAsync<IReadOnlyList<string>>(
            async () =>
            {
                bool isNew = !await HasTableAsync(SqlText.Info, cancellationToken).ConfigureAwait(false);
                StoreInfo? there = isNew ? null : await SqlInfo.ReadAsync(Commands, cancellationToken).ConfigureAwait(false);
                StoreInfo merged = StoreInfoMerge.Merge(Location, there, info);
                List<string> changes = await CreateAsync(tables, cancellationToken).ConfigureAwait(false);
                await SqlInfo.SaveAsync(Commands, merged, cancellationToken).ConfigureAwait(false);
                return isNew ? [] : changes;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDay>> ReadDaysAsync(CancellationToken cancellationToken) => GuardAsync(() => Days.ReadAsync(cancellationToken));

    /// <inheritdoc/>
    public Task SaveDaysAsync(IReadOnlyList<StoredDay> days, CancellationToken cancellationToken) => InTransactionAsync(
        async () =>
        {
            // Days that were removed on request since they were planned stay removed.
            DateOnly? before = (await SqlInfo.ReadAsync(Commands, cancellationToken).ConfigureAwait(false))?.RemovedBefore;
            foreach (StoredDay day in days.Where(d => !(d.Day < before)))
            {
                await Days.SaveStateAsync(day, cancellationToken).ConfigureAwait(false);
            }

            return days.Count;
        },
        cancellationToken);

    /// <inheritdoc/>
    public abstract Task<IStoreLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task<IStoreWriter> BeginAsync(StoreDataSet data, DateOnly? day, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken) =>
        GuardedAsync(Records.ReadAsync(data, day, cancellationToken));

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRecord> ReadOpenAsync(StoreDataSet data, CancellationToken cancellationToken) =>
        GuardedAsync(Records.ReadOpenAsync(data, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<object?[]>> ReadTableAsync(StoreTable table, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<object?[]>>(async () =>
    {
        var rows = new List<object?[]>();
        await foreach (object?[] row in Commands.QueryAsync(
            $"SELECT {SqlText.List(table.Columns.Select(c => c.Name))} FROM {SqlText.Quote(table.Name)}", cancellationToken).ConfigureAwait(false))
        {
            rows.Add([.. row.Select((cell, i) => _values.FromDatabase(cell, table.Columns[i].Kind))]);
        }

        return rows;
    });

    /// <inheritdoc/>
    public Task ReplaceTableAsync(StoreTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken) => InTransactionAsync(
        async () =>
        {
            await Commands.ExecuteAsync($"DELETE FROM {SqlText.Quote(table.Name)}", cancellationToken).ConfigureAwait(false);
            string insert = SqlText.Insert(table.Name, SqlText.Columns(table));
            foreach (object?[] row in rows)
            {
                await Commands.ExecuteAsync(insert, cancellationToken, row).ConfigureAwait(false);
            }

            return rows.Count;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoreTableSize>> CountAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken) =>
        GuardAsync<IReadOnlyList<StoreTableSize>>(async () =>
        {
            var sizes = new List<StoreTableSize>();
            foreach (StoreTable table in tables)
            {
                bool exists = await HasTableAsync(table.Name, cancellationToken).ConfigureAwait(false);
                sizes.Add(new StoreTableSize(
                    table.Name,
                    exists ? await Commands.NumberAsync($"SELECT COUNT(*) FROM {SqlText.Quote(table.Name)}", cancellationToken).ConfigureAwait(false) : 0));
            }

            return sizes;
        });

    /// <inheritdoc/>
    public abstract Task<long> SizeAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public Task SaveRunAsync(StoreRun run, CancellationToken cancellationToken) => GuardAsync(() => Commands.ExecuteAsync(
        SqlText.Insert(SqlText.Runs, ["started", "ended", "outcome", "summary"]), cancellationToken, run.Started, run.Ended, run.Outcome, run.Summary));

    /// <inheritdoc/>
    public Task<StoreRun?> ReadLastRunAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        StoreRun? last = null;
        await foreach (object?[] row in Commands.QueryAsync(
            $"SELECT \"started\", \"ended\", \"outcome\", \"summary\" FROM {SqlText.Runs} ORDER BY \"ended\" DESC LIMIT 1", cancellationToken).ConfigureAwait(false))
        {
            last = new StoreRun { Started = SqlCommands.There(Commands.Time(row[0])), Ended = SqlCommands.There(Commands.Time(row[1])), Outcome = SqlCommands.Text(row[2]), Summary = SqlCommands.Text(row[3]) };
        }

        return last;
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> RemoveRecordsAsync(StoreDataSet data, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        InTransactionAsync<IReadOnlyList<string>>(
            async () =>
            {
                var found = new List<string>();
                var days = new HashSet<DateOnly>();
                foreach (string key in keys)
                {
                    IReadOnlyList<DateOnly> homes = await Records.RemoveAsync(data, key, cancellationToken).ConfigureAwait(false);
                    days.UnionWith(homes);
                    found.AddRange(homes.Count > 0 ? [key] : []);
                }

                await Days.RecountAsync(data, days, cancellationToken).ConfigureAwait(false);
                return found;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> RemoveBeforeAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken) =>
        InTransactionAsync(() => Records.RemoveBeforeAsync(data, day, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs work, and turns failures of the database into errors of stores.</summary>
    internal async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            await ReadyAsync().ConfigureAwait(false);
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (Translate(e) is { } error)
        {
            throw error;
        }
    }

    /// <summary>Returns the error for a failure of the database, or of a value in it; null for any other failure.</summary>
    protected GenesysException? Translate(Exception failure) => failure switch
    {
        DbException e => ErrorOf(e),
        // What a store writes has none of these: another program or a damaged disk has changed it.
        FormatException or InvalidCastException or OverflowException or JsonException =>
            StoreErrors.StoreDamaged(Location, $"a value in its tables cannot be read: {failure.Message}", failure),
        _ => null,
    };

    /// <summary>Throws <c>StoreTooNew</c> if a newer module wrote the store.</summary>
    protected async Task CheckVersionAsync(CancellationToken cancellationToken)
    {
        if (await SqlInfo.ReadAsync(Commands, cancellationToken).ConfigureAwait(false) is { Version: > StoreInfo.CurrentVersion } info)
        {
            throw StoreErrors.StoreTooNew(Location, info.Version, info.ModuleVersion);
        }
    }

    /// <summary>Opens the connection if it is not open.</summary>
    protected virtual Task ReadyAsync() => Task.CompletedTask;

    /// <summary>Takes a lock that the transaction keeps to its end, so that no other worker changes the store at the same time.</summary>
    protected virtual Task LockAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>True if there is a table.</summary>
    protected abstract Task<bool> HasTableAsync(string table, CancellationToken cancellationToken);

    /// <summary>Creates what is missing, and replaces the views. Returns a sentence for each change.</summary>
    protected abstract Task<List<string>> CreateAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken);

    /// <summary>Returns the error for a failure of the database.</summary>
    protected abstract GenesysException ErrorOf(DbException failure);

    private Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        DbTransaction transaction = await _connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await LockAsync(cancellationToken).ConfigureAwait(false);
            T result = await work().ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
    });

    private async IAsyncEnumerable<StoredRecord> GuardedAsync(IAsyncEnumerable<StoredRecord> records)
    {
        IAsyncEnumerator<StoredRecord> record = records.GetAsyncEnumerator();
        await using (record.ConfigureAwait(false))
        {
            while (await GuardAsync(() => record.MoveNextAsync().AsTask()).ConfigureAwait(false))
            {
                yield return record.Current;
            }
        }
    }
}
