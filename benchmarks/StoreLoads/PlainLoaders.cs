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
    /// <summary>Loads the rows of one day, once for each day.</summary>
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
                    await loader.LoadAsync(table, first.AddDays(day), records.SelectMany(r => r.Rows[table]));
                }

                rows += records.Sum(r => r.Rows.Sum(t => (long)t.Count));
            }

            await loader.FinishAsync();
        }

        return new Outcome(watch.Elapsed, (long)records.Count * days, rows, 0);
    }

    private static IPlainLoader Of(StoreLocation location) => location.Kind switch
    {
        StoreKind.Sqlite => new SqliteLoader(location.Path),
        StoreKind.Parquet => new ParquetLoader(location.Path),
        _ => new PostgreSqlLoader(location.Path),
    };
}
