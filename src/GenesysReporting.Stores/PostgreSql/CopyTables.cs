using GenesysReporting.Rows;
using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Collects rows of the tables of a data set, and writes them by COPY. A batch of each table at most is in memory, and those that wait to be sent.</summary>
internal sealed class CopyTables
{
    private readonly CopyQueue _queue;
    private readonly string[] _targets;
    private readonly bool _isNumbered;
    private readonly CellKind[][] _kinds;
    private readonly CopyBuffer[] _rows;

    /// <param name="queue">Sends the batches.</param>
    /// <param name="data">The tables.</param>
    /// <param name="isNumbered">True for the temporary tables, whose rows have the number of their record first.</param>
    public CopyTables(CopyQueue queue, StoreDataSet data, bool isNumbered)
    {
        (_queue, _isNumbered) = (queue, isNumbered);
        _targets = [.. data.Tables.Select((table, t) =>
            isNumbered ? PostgreSqlStaging.NameOf(t) : $"{SqlText.Quote(table.Name)} ({SqlText.List(SqlText.Columns(table))})")];
        _kinds = [.. data.Tables.Select(t => t.Columns.Select(c => c.Kind).ToArray())];
        _rows = [.. data.Tables.Select(_ => new CopyBuffer())];
    }

    /// <summary>Adds the rows of a record, and writes the tables whose batch is full.</summary>
    /// <param name="record">The record.</param>
    /// <param name="number">The number of the record; null if all rows of its day are replaced.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async ValueTask AddAsync(StoreRecord record, long? number, CancellationToken cancellationToken)
    {
        for (int t = 0; t < record.Rows.Length; t++)
        {
            foreach (object?[] row in record.Rows[t])
            {
                Add(t, number, record.Day, row);
                await FlushAsync(t, CopyQueue.BatchBytes, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes what is left.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        for (int t = 0; t < _rows.Length; t++)
        {
            await FlushAsync(t, 1, cancellationToken).ConfigureAwait(false);
        }

        await _queue.FinishAsync().ConfigureAwait(false);
    }

    private void Add(int table, long? number, DateOnly day, object?[] row)
    {
        CopyBuffer rows = _rows[table];
        rows.BeginRow(row.Length + (_isNumbered ? 2 : 1));
        if (_isNumbered)
        {
            rows.Add(number, CellKind.Whole);
        }

        rows.Add(day);
        for (int i = 0; i < row.Length; i++)
        {
            rows.Add(row[i], _kinds[table][i]);
        }
    }

    private async ValueTask FlushAsync(int table, int atLeast, CancellationToken cancellationToken) =>
        _rows[table] = await _queue.SendAsync(_rows[table], _targets[table], atLeast, cancellationToken).ConfigureAwait(false);
}
