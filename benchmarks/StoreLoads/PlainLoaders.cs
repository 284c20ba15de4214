using System.Diagnostics;
using GenesysReporting.Stores;

namespace StoreLoads;

/// <summary>A program that loads rows and nothing else: no days, no states, no replacing, all in one transaction.</summary>
internal interface IPlainLoader : IAsyncDisposable
{
    /// <summary>Creates the tables.</summary>
    Task CreateAsync(StoreDataSet data);

    /// <summary>Loads the rows of a table, by day.</summary>
    Task LoadAsync(int table, DateOnly day, IEnumerable<object?[]> rows);

    /// <summary>Commits.</summary>
    Task FinishAsync();
}

/// <summary>The plain loaders, by the kind of the store.</summary>
internal static class PlainLoaders
{
    /// <summary>Loads the rows of one day, once for each day, with other ids.</summary>
    public static async Task<Outcome> LoadAsync(StoreLocation location, IReadOnlyList<StoreRecord> records, DateOnly first, int days)
    {
        StoreDataSet data = StoreTables.Of(StoreData.Conversations, keepsRaw: false);
        long rows = 0;
        var watch = Stopwatch.StartNew();
        await using (IPlainLoader loader = Of(location))
        {
            await loader.CreateAsync(data);
            for (int day = 0; day < days; day++)
            {
                for (int table = 0; table < data.Tables.Count; table++)
                {
                    await loader.LoadAsync(table, first.AddDays(day), RowsOf(records, data.Tables[table], table, day));
                }

                rows += records.Sum(r => r.Rows.Sum(t => (long)t.Count));
            }

            await loader.FinishAsync();
        }

        return new Outcome(watch.Elapsed, (long)records.Count * days, rows, 0);
    }

    /// <summary>Returns the rows of a table with other ids for each day: an index of the same ids would be smaller, and in the cache.</summary>
    private static IEnumerable<object?[]> RowsOf(IReadOnlyList<StoreRecord> records, StoreTable table, int index, int day)
    {
        int column = table.Columns.TakeWhile(c => c.Name != table.RecordColumn).Count();
        foreach (object?[] row in records.SelectMany(r => r.Rows[index]))
        {
            object?[] copy = [.. row];
            string id = (string)copy[column]!;
            int turn = day % id.Length;
            copy[column] = id[turn..] + id[..turn];
            yield return copy;
        }
    }

    private static IPlainLoader Of(StoreLocation location) => location.Kind switch
    {
        StoreKind.Sqlite => new SqliteLoader(location.Path),
        StoreKind.Parquet => new ParquetLoader(location.Path),
        _ => new PostgreSqlLoader(location.Path),
    };
}
