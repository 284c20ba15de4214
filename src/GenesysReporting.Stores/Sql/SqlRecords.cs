using System.Globalization;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Stores.Sql;

/// <summary>The records of data sets in a database.</summary>
internal sealed class SqlRecords(SqlCommands commands)
{
    private const string Day = $"\"{StoreTable.DayColumn}\"";

    /// <summary>Returns the records of a day.</summary>
    public IAsyncEnumerable<StoredRecord> ReadAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken) =>
        ReadAsync(data, _ => $"{Day} = @p0", [day], cancellationToken);

    /// <summary>Returns the open records.</summary>
    public IAsyncEnumerable<StoredRecord> ReadOpenAsync(StoreDataSet data, CancellationToken cancellationToken) =>
        ReadAsync(data, table => $"{SqlText.Quote(table.EndColumn!)} IS NULL", [], cancellationToken);

    /// <summary>Returns the number of records of a day, and their hash.</summary>
    public async Task<(long Count, string Hash)> SumAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken)
    {
        (long count, string hash) = (0, RecordHash.None);
        foreach (StoreTable table in data.Tables.Where(t => t.HashColumn is not null))
        {
            string column = SqlText.Quote(table.HashColumn!);
            bool isCombined = commands.Values.CombineHashes(column) is not null;
            await foreach (object?[] row in commands.QueryAsync(
                $"SELECT {(isCombined ? "COUNT(*)" : "1")}, {commands.Values.CombineHashes(column) ?? column} FROM {SqlText.Quote(table.Name)} WHERE {Day} = @p0",
                cancellationToken, day).ConfigureAwait(false))
            {
                (count, hash) = (count + Convert.ToInt64(row[0], CultureInfo.InvariantCulture), RecordHash.Combine(hash, SqlCommands.Text(row[1])));
            }
        }

        return (count, hash);
    }

    /// <summary>Deletes a record from all tables, within the caller's transaction; returns the days that it was in.</summary>
    public async Task<IReadOnlyList<DateOnly>> RemoveAsync(StoreDataSet data, string key, CancellationToken cancellationToken)
    {
        var days = new List<DateOnly>();
        await foreach (StoredRecord record in ReadAsync(data, t => $"{SqlText.Quote(t.RecordColumn!)} = @p0", [key], cancellationToken).ConfigureAwait(false))
        {
            days.Add(record.Day);
        }

        foreach (StoreTable table in days.Count == 0 ? [] : data.Tables)
        {
            await commands.ExecuteAsync(
                $"DELETE FROM {SqlText.Quote(table.Name)} WHERE {SqlText.Quote(table.RecordColumn!)} = @p0", cancellationToken, key).ConfigureAwait(false);
        }

        return days;
    }

    /// <summary>Deletes the rows of all days before a day, within the caller's transaction; returns the number of records.</summary>
    public async Task<long> RemoveBeforeAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken)
    {
        long records = 0;
        foreach (StoreTable table in data.Tables)
        {
            long rows = await commands.ExecuteAsync($"DELETE FROM {SqlText.Quote(table.Name)} WHERE {Day} < @p0", cancellationToken, day).ConfigureAwait(false);
            records += table.IsOfRecords ? rows : 0;
        }

        await commands.ExecuteAsync(
            $"DELETE FROM {SqlText.Days} WHERE \"data\" = @p0 AND {Day} < @p1", cancellationToken, data.Data.ToString(), day).ConfigureAwait(false);
        return records;
    }

    private async IAsyncEnumerable<StoredRecord> ReadAsync(
        StoreDataSet data, Func<StoreTable, string> where, object?[] cells, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (StoreTable table in data.Tables.Where(t => t.HashColumn is not null))
        {
            string columns = SqlText.List([StoreTable.DayColumn, table.RecordColumn!, table.HashColumn!, table.EndColumn!]);
            await foreach (object?[] row in commands.QueryAsync(
                $"SELECT {columns} FROM {SqlText.Quote(table.Name)} WHERE {where(table)}", cancellationToken, cells).ConfigureAwait(false))
            {
                yield return new StoredRecord(SqlCommands.Day(row[0]), SqlCommands.Text(row[1]), SqlCommands.Text(row[2]), row[3] is null);
            }
        }
    }
}
