using GenesysReporting.Stores.Sql;
using Microsoft.Data.Sqlite;

namespace GenesysReporting.Stores.Sqlite;

/// <summary>Writes records directly into their tables, in one transaction that a kill undoes.</summary>
internal sealed class SqliteWriter : IStoreWriter
{
    private readonly SqliteStore _store;
    private readonly StoreDataSet _data;
    private readonly DateOnly? _day;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand?[] _inserts;
    private readonly HashSet<DateOnly> _changedDays = [];
    private StoreChanges _changes;

    private SqliteWriter(SqliteStore store, StoreDataSet data, DateOnly? day, SqliteTransaction transaction)
    {
        (_store, _data, _day, _transaction) = (store, data, day, transaction);
        _inserts = new SqliteCommand?[data.Tables.Count];
    }

    /// <summary>Begins the transaction, and deletes the rows of the day that is replaced.</summary>
    public static async Task<IStoreWriter> BeginAsync(SqliteStore store, StoreDataSet data, DateOnly? day, CancellationToken cancellationToken)
    {
        var writer = new SqliteWriter(store, data, day, store.BeginTransaction());
        foreach (StoreTable table in day is null ? [] : data.Tables)
        {
            await store.Commands.ExecuteAsync($"DELETE FROM {SqlText.Quote(table.Name)} WHERE \"{StoreTable.DayColumn}\" = @p0", cancellationToken, day).ConfigureAwait(false);
        }

        return writer;
    }

    /// <inheritdoc/>
    public async ValueTask AddAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (record.Day == _day)
        {
            await _store.GuardAsync(() => Task.FromResult(Insert(record, keepsJobRows: false))).ConfigureAwait(false);
        }
        else
        {
            await _store.GuardAsync(() => ReplaceAsync(record, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task<StoreChanges> CommitAsync(StoredDay? day, CancellationToken cancellationToken) => _store.GuardAsync(async () =>
    {
        if (day is not null)
        {
            await _store.Days.SaveAsync(day, cancellationToken).ConfigureAwait(false);
        }

        await _store.Days.RecountAsync(_data, _changedDays, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        _transaction.Commit();
        return _changes;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (SqliteCommand? insert in _inserts)
        {
            insert?.Dispose();
        }

        // Rolls back unless it was committed.
        _transaction.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> ReplaceAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        (bool isThere, bool isSame) = await FindAsync(record, cancellationToken).ConfigureAwait(false);
        if (isSame)
        {
            _changes = _changes with { Unchanged = _changes.Unchanged + 1 };
            return false;
        }

        bool keepsJobRows = isThere && !record.IsOfJob;
        foreach (StoreTable table in _data.Tables.Where(t => !(keepsJobRows && t.IsOfJobs)))
        {
            await _store.Commands.ExecuteAsync(
                $"DELETE FROM {SqlText.Quote(table.Name)} WHERE \"{StoreTable.DayColumn}\" = @p0 AND {SqlText.Quote(table.RecordColumn!)} = @p1",
                cancellationToken, record.Day, record.Key).ConfigureAwait(false);
        }

        Insert(record, keepsJobRows);
        _changedDays.Add(record.Day);
        _changes = isThere ? _changes with { Replaced = _changes.Replaced + 1 } : _changes with { Added = _changes.Added + 1 };
        return true;
    }

    /// <summary>Returns if the record is there, and if its content is the same; a job brings attributes that a query did not.</summary>
    private async Task<(bool IsThere, bool IsSame)> FindAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        for (int t = 0; t < record.Rows.Length; t++)
        {
            StoreTable table = _data.Tables[t];
            if (table.HashColumn is null || record.Rows[t].Count == 0)
            {
                continue;
            }

            string source = table.SourceColumn is { } column ? SqlText.Quote(column) : "''";
            await foreach (object?[] row in _store.Commands.QueryAsync(
                $"SELECT {SqlText.Quote(table.HashColumn)}, {source} FROM {SqlText.Quote(table.Name)} WHERE \"{StoreTable.DayColumn}\" = @p0 AND {SqlText.Quote(table.RecordColumn!)} = @p1",
                cancellationToken, record.Day, record.Key).ConfigureAwait(false))
            {
                return (true, (string?)row[0] == record.Hash && (!record.IsOfJob || (string?)row[1] == StoreTable.JobSource));
            }
        }

        return (false, false);
    }

    private bool Insert(StoreRecord record, bool keepsJobRows)
    {
        string day = (string)SqliteValues.Instance.ToDatabase(record.Day);
        for (int t = 0; t < record.Rows.Length; t++)
        {
            if (record.Rows[t].Count == 0 || (keepsJobRows && _data.Tables[t].IsOfJobs))
            {
                continue;
            }

            SqliteCommand insert = _inserts[t] ??= Prepare(_data.Tables[t]);
            insert.Parameters[0].Value = day;
            foreach (object?[] row in record.Rows[t])
            {
                for (int i = 0; i < row.Length; i++)
                {
                    insert.Parameters[i + 1].Value = SqliteValues.Instance.ToDatabase(row[i]);
                }

                insert.ExecuteNonQuery();
            }
        }

        return true;
    }

    private SqliteCommand Prepare(StoreTable table)
    {
        string[] columns = [.. SqlText.Columns(table)];
        var insert = (SqliteCommand)_store.Commands.Create(SqlText.Insert(table.Name, columns), new object?[columns.Length]);
        insert.Transaction = _transaction;
        insert.Prepare();
        return insert;
    }
}
