using GenesysReporting.Stores.Sql;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>
/// Writes rows into temporary tables on a separate connection, and from there into the tables in one short transaction, so that a day that
/// takes hours to fetch locks nothing. The rows of a new day go into the tables at once (<see cref="PostgreSqlNewDay"/>).
/// </summary>
internal sealed class PostgreSqlWriter : IStoreWriter
{
    private readonly PostgreSqlStore _store;
    private readonly StoreDataSet _data;
    private readonly DateOnly? _day;
    private readonly NpgsqlConnection _connection;
    private readonly CopyQueue _queue;
    private readonly SqlCommands _commands;
    private readonly PostgreSqlStaging _staging;
    private readonly PostgreSqlNewDay? _newDay;
    private readonly SortedSet<DateOnly> _days = [];
    private readonly PostgreSqlLease? _lease;

    private PostgreSqlWriter(PostgreSqlStore store, StoreDataSet data, DateOnly? day, NpgsqlConnection connection, CopyQueue queue, SqlCommands commands, PostgreSqlStaging staging, PostgreSqlNewDay? newDay)
    {
        (_store, _data, _day, _connection, _queue, _commands, _staging, _newDay) = (store, data, day, connection, queue, commands, staging, newDay);
        if (day is { } own)
        {
            _days.Add(own);
            _lease = store.Leases.Find(data.Data.ToString(), own);
        }
    }

    /// <summary>Opens the connection, and creates the temporary tables.</summary>
    public static async Task<PostgreSqlWriter> BeginAsync(PostgreSqlStore store, StoreDataSet data, DateOnly? day, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await store.Source.OpenAsync(cancellationToken).ConfigureAwait(false);
        var queue = new CopyQueue(connection);
        try
        {
            var commands = new SqlCommands(connection, PostgreSqlValues.Instance);
            PostgreSqlStaging staging = await PostgreSqlStaging.CreateAsync(queue, commands, data, cancellationToken).ConfigureAwait(false);
            PostgreSqlNewDay? newDay = day is { } own
                ? await PostgreSqlNewDay.TryBeginAsync(connection, queue, commands, data, own, cancellationToken).ConfigureAwait(false)
                : null;
            return new PostgreSqlWriter(store, data, day, connection, queue, commands, staging, newDay);
        }
        catch
        {
            await queue.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask AddAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool isLate = record.Day != _day;
        if (isLate)
        {
            _days.Add(record.Day);
        }

        await _store.GuardAsync(async () =>
        {
            if (_newDay is { } own && !isLate)
            {
                await own.AddAsync(record, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await _staging.AddAsync(record, isLate, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<StoreChanges> CommitAsync(StoredDay? day, CancellationToken cancellationToken) => _store.GuardAsync(async () =>
    {
        await _staging.FinishAsync(cancellationToken).ConfigureAwait(false);
        await (_newDay?.FinishAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        NpgsqlTransaction transaction = _newDay?.Transaction ?? await _connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            StoreChanges changes = await WriteAsync(day, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return changes;
        }
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<StoreChanges> WriteAsync(StoredDay? day, CancellationToken cancellationToken)
    {
        // First the lease, then the days: in this order everywhere, so that no two workers wait for each other.
        await HoldAsync(cancellationToken).ConfigureAwait(false);
        await PostgreSqlLocks.TakeAsync(_commands, _data.Data, _days, cancellationToken).ConfigureAwait(false);
        (bool hasRemoved, DateOnly? before) = await new PostgreSqlStagedRemovals(_commands, _data, _newDay?.Day).ApplyAsync(cancellationToken).ConfigureAwait(false);
        var staged = new PostgreSqlStagedRows(_commands, _data);
        if (_newDay is not null)
        {
            await _newDay.DeleteOthersAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (_day is { } own)
        {
            await staged.ReplaceDayAsync(own, cancellationToken).ConfigureAwait(false);
        }

        (StoreChanges changes, IReadOnlyList<DateOnly> changed) = _staging.HasLate
            ? await staged.ReplaceRecordsAsync(cancellationToken).ConfigureAwait(false)
            : (default, []);
        var days = new SqlDays(_commands, new SqlRecords(_commands));
        if (day is not null && !(day.Day < before))
        {
            await days.SaveAsync(day, cancellationToken).ConfigureAwait(false);
        }

        await days.RecountAsync(_data, hasRemoved ? _days : changed, cancellationToken).ConfigureAwait(false);
        return changes;
    }

    /// <summary>Keeps the day to the end of the transaction; throws <c>LeaseLost</c> if another worker has it.</summary>
    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (_day is not { } own)
        {
            return;
        }

        StoreTask task = _lease?.Task ?? new StoreTask(_data.Data.ToString(), own, null);
        if (!await PostgreSqlLeaseRows.HoldAsync(_commands, task, _lease?.Token, cancellationToken).ConfigureAwait(false))
        {
            throw StoreErrors.LeaseLost(task);
        }
    }
}
