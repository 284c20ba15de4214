using System.Globalization;
using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>
/// Takes out of the temporary tables, and of the rows of a new day, what was removed from the store while it was fetched. Within the caller's transaction, which has the
/// locks: a removal is remembered before it deletes, each under the lock of the whole store, so that either this reads it, or it deletes
/// what this transaction has written.
/// </summary>
/// <param name="commands">The connection.</param>
/// <param name="data">The tables.</param>
/// <param name="newDay">The day whose rows this transaction has written into the tables already; null for none.</param>
internal sealed class PostgreSqlStagedRemovals(SqlCommands commands, StoreDataSet data, DateOnly? newDay)
{
    private const string Day = $"\"{StoreTable.DayColumn}\"";

    /// <summary>
    /// Deletes the rows of what was removed. Returns true if there were rows of removed records, and the day before which nothing is
    /// written, or null for none.
    /// </summary>
    public async Task<(bool HasRemoved, DateOnly? Before)> ApplyAsync(CancellationToken cancellationToken)
    {
        StoreInfo? info = await SqlInfo.ReadAsync(commands, cancellationToken).ConfigureAwait(false);
        if (info?.RemovedBefore is { } before)
        {
            await DeleteAsync(_ => $"{Day} < @p0", before, cancellationToken).ConfigureAwait(false);
        }

        string[] keys = info is { Removed.Count: > 0 } ? await StagedAsync([.. info.Removed], cancellationToken).ConfigureAwait(false) : [];
        if (keys.Length > 0)
        {
            await DeleteAsync(column => $"{SqlText.Quote(column)} = ANY(@p0)", keys, cancellationToken).ConfigureAwait(false);
        }

        return (keys.Length > 0, info?.RemovedBefore);
    }

    /// <summary>Returns those of some keys that are staged. Few removals concern a day, and its tables are large.</summary>
    private async Task<string[]> StagedAsync(string[] removed, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (int t = 0; t < data.Tables.Count; t++)
        {
            if (data.Tables[t] is not { HashColumn: not null, RecordColumn: { } column })
            {
                continue;
            }

            string key = SqlText.Quote(column);
            foreach ((string from, string and) in Places(t))
            {
                await foreach (object?[] row in commands.QueryAsync(
                    $"SELECT {key} FROM {from} WHERE {key} = ANY(@p0){and}", cancellationToken, (object)removed).ConfigureAwait(false))
                {
                    keys.Add((string)row[0]!);
                }
            }
        }

        return [.. keys];
    }

    private async Task DeleteAsync(Func<string, string> condition, object value, CancellationToken cancellationToken)
    {
        await commands.ExecuteAsync($"DELETE FROM {PostgreSqlStaging.Late} WHERE {condition("key")}", cancellationToken, value).ConfigureAwait(false);
        for (int t = 0; t < data.Tables.Count; t++)
        {
            string column = data.Tables[t].RecordColumn ?? StoreTable.DayColumn;
            foreach ((string from, string and) in Places(t))
            {
                await commands.ExecuteAsync($"DELETE FROM {from} WHERE {condition(column)}{and}", cancellationToken, value).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Returns the places of the rows of a table: the temporary table, and the table itself for the new day.</summary>
    private IEnumerable<(string From, string And)> Places(int table)
    {
        yield return (PostgreSqlStaging.NameOf(table), string.Empty);
        if (newDay is { } day)
        {
            yield return (SqlText.Quote(data.Tables[table].Name), string.Create(CultureInfo.InvariantCulture, $" AND {Day} = DATE '{day:yyyy-MM-dd}'"));
        }
    }
}
