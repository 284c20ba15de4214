using System.Runtime.CompilerServices;
using GenesysReporting.Stores.Parquet.Files;

namespace GenesysReporting.Stores.Parquet;

/// <summary>Reads the records of days from their files.</summary>
internal static class FolderRecords
{
    /// <summary>Returns the tables whose rows have the hashes of records.</summary>
    public static IEnumerable<StoreTable> HashTables(StoreDataSet data) => data.Tables.Where(t => t.HashColumn is not null);

    /// <summary>Returns the records of a day.</summary>
    /// <param name="data">The tables.</param>
    /// <param name="day">The day.</param>
    /// <param name="pathOf">Returns the full path of a file.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<StoredRecord> ReadAsync(
        StoreDataSet data, DateOnly day, Func<string, string> pathOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (StoreTable table in HashTables(data))
        {
            string path = pathOf(FolderPaths.Part(table, day));
            IReadOnlyList<FileColumn> columns = FolderTables.ColumnsOf(table, table.RecordColumn!, table.HashColumn!, table.EndColumn!);
            IAsyncEnumerable<object?[]> rows = File.Exists(path) ? TableRows.ReadAsync(path, columns, cancellationToken) : Empty();
            await foreach (object?[] row in rows.ConfigureAwait(false))
            {
                yield return new StoredRecord(day, Text(row[0], path), Text(row[1], path), row[2] is null);
            }
        }
    }

    /// <summary>Counts the records of a day again whose rows a change has rewritten.</summary>
    public static async Task<DayManifest> RecountAsync(
        StoreDataSet data, DayManifest manifest, Func<string, string> pathOf, CancellationToken cancellationToken)
    {
        (long records, long open, string hash) = (0, 0, RecordHash.None);
        await foreach (StoredRecord record in ReadAsync(data, manifest.Date, pathOf, cancellationToken).ConfigureAwait(false))
        {
            (records, open, hash) = (records + 1, open + (record.IsOpen ? 1 : 0), RecordHash.Combine(hash, record.Hash));
        }

        return manifest with
        {
            Open = open,
            Day = manifest.Day is { } day ? day with { Records = records, Rows = manifest.Files.Sum(f => f.Rows), Hash = hash } : null,
        };
    }

    private static string Text(object? cell, string path) => (string?)cell ?? throw new InvalidDataException($"'{path}' has a record without its key or hash");

    private static async IAsyncEnumerable<object?[]> Empty()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}
