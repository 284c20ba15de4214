using System.Runtime.CompilerServices;
using GenesysReporting.Stores.Parquet.Files;

namespace GenesysReporting.Stores.Parquet;

/// <summary>Reads the content of a folder store.</summary>
internal sealed class FolderContent(StoreFolder folder)
{
    // Links may lead elsewhere, or in a circle.
    private static readonly EnumerationOptions OwnFiles = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Returns the days that the store knows, in order. Throws if a file of one is missing or of another length.</summary>
    public IReadOnlyList<StoredDay> ReadDays() =>
    [
        .. Enum.GetValues<StoreData>().OrderBy(d => d.ToString(), StringComparer.Ordinal)
            .SelectMany(folder.ReadManifests).Select(new FolderProof(folder).Whole).Select(m => m.Day).OfType<StoredDay>(),
    ];

    /// <summary>Returns the records of a day, whose files have their checksums.</summary>
    public async IAsyncEnumerable<StoredRecord> ReadRecordsAsync(StoreDataSet data, DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (folder.ReadManifest(data.Data, day) is { } manifest)
        {
            _ = new FolderProof(folder).Unchanged(manifest);
        }

        await foreach (StoredRecord record in FolderRecords.ReadAsync(data, day, folder.Full, cancellationToken).ConfigureAwait(false))
        {
            yield return record;
        }
    }

    /// <summary>Returns the records that are open. Only the files of days that have some are read.</summary>
    public async IAsyncEnumerable<StoredRecord> ReadOpenAsync(StoreDataSet data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (DayManifest manifest in folder.ReadManifests(data.Data).Where(m => m.Open > 0))
        {
            await foreach (StoredRecord record in FolderRecords.ReadAsync(data, manifest.Date, folder.Full, cancellationToken).ConfigureAwait(false))
            {
                if (record.IsOpen)
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>Returns the rows of a table without days.</summary>
    public async Task<IReadOnlyList<object?[]>> ReadTableAsync(StoreTable table, CancellationToken cancellationToken)
    {
        var rows = new List<object?[]>();
        string path = folder.Full(FolderPaths.Part(table));
        if (File.Exists(path))
        {
            await foreach (object?[] row in TableRows.ReadAsync(path, FolderTables.ColumnsOf(table, info: null), cancellationToken).ConfigureAwait(false))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Returns the number of rows of each table.</summary>
    public async Task<IReadOnlyList<StoreTableSize>> CountAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken)
    {
        ILookup<string, PartFile> files = Enum.GetValues<StoreData>().SelectMany(folder.ReadManifests).SelectMany(m => m.Files).ToLookup(f => f.Table);
        var sizes = new List<StoreTableSize>();
        foreach (StoreTable table in tables)
        {
            string path = folder.Full(FolderPaths.Part(table));
            long rows = table.IsByDay ? files[table.Name].Sum(f => f.Rows)
                : File.Exists(path) ? await TableRows.CountAsync(path, cancellationToken).ConfigureAwait(false)
                : 0;
            sizes.Add(new StoreTableSize(table.Name, rows));
        }

        return sizes;
    }

    /// <summary>Returns the size of all files in bytes.</summary>
    public long Size() => new DirectoryInfo(folder.Location.Path).EnumerateFiles("*", OwnFiles).Sum(f => f.Length);
}
