using GenesysReporting.Stores.Parquet.Files;
using Parquet;

namespace GenesysReporting.Stores.Parquet;

/// <summary>Replaces rows of records of one day: the files that change are written again, row group by row group.</summary>
/// <param name="change">The change that the files belong to.</param>
/// <param name="data">The tables.</param>
/// <param name="day">The day.</param>
/// <param name="info">The information of the store.</param>
internal sealed class DayRewrite(FolderChange change, StoreDataSet data, DateOnly day, FolderInfo? info)
{
    /// <summary>Writes the files of the day that change, and its manifest.</summary>
    /// <param name="drops">The keys of the records whose rows a table loses, by the index of the table.</param>
    /// <param name="adds">The rows that a table gets, by the index of the table.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task RunAsync(
        IReadOnlyList<IReadOnlySet<string>> drops, IReadOnlyList<IReadOnlyList<object?[]>> adds, CancellationToken cancellationToken)
    {
        DayManifest manifest = change.ManifestOf(data.Data, day) ?? new DayManifest { Data = data.Data, Date = day };
        Dictionary<string, PartFile> files = manifest.Files.ToDictionary(f => f.Table);
        for (int t = 0; t < data.Tables.Count; t++)
        {
            StoreTable table = data.Tables[t];
            string path = change.PathOf(FolderPaths.Part(table, day));
            bool isThere = files.ContainsKey(table.Name);
            if (isThere && !File.Exists(path))
            {
                throw new InvalidDataException($"'{path}' is missing, although the manifest of its day counts it");
            }

            if (!isThere || adds[t].Count > 0 || await HasAnyAsync(table, path, drops[t], cancellationToken).ConfigureAwait(false))
            {
                files[table.Name] = await WriteAsync(table, isThere ? path : null, drops[t], adds[t], cancellationToken).ConfigureAwait(false);
            }
        }

        manifest = manifest with { Files = [.. data.Tables.Select(t => files[t.Name])], ModuleVersion = info?.Info.ModuleVersion };
        change.Set(await FolderRecords.RecountAsync(data, manifest, change.PathOf, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<bool> HasAnyAsync(StoreTable table, string path, IReadOnlySet<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return false;
        }

        await foreach (object?[] row in TableRows.ReadAsync(path, FolderTables.ColumnsOf(table, table.RecordColumn!), cancellationToken).ConfigureAwait(false))
        {
            if (keys.Contains((string)row[0]!))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<PartFile> WriteAsync(
        StoreTable table, string? old, IReadOnlySet<string> drops, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        using StagedPart part = await change.BeginPartAsync(
            table, FolderPaths.Part(table, day), FolderTables.ColumnsOf(table, info), cancellationToken).ConfigureAwait(false);
        if (old is not null)
        {
            await CopyAsync(table, old, drops, part, cancellationToken).ConfigureAwait(false);
        }

        await part.AddAsync(rows, cancellationToken).ConfigureAwait(false);
        return await part.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task CopyAsync(StoreTable table, string old, IReadOnlySet<string> drops, StagedPart part, CancellationToken cancellationToken)
    {
        TableReader reader = await TableReader.OpenAsync(old, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            ColumnBuffer keys = FolderTables.ColumnsOf(table, table.RecordColumn!)[0].CreateBuffer();
            foreach (ParquetRowGroupReader group in reader.Groups)
            {
                keys.Clear();
                await reader.AppendAsync(keys, group, keep: null, cancellationToken).ConfigureAwait(false);
                bool[] keep = [.. keys.Cells().Select(key => !drops.Contains((string)key!))];
                await part.AppendAsync(reader, group, keep, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
