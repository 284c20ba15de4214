namespace GenesysReporting.Stores.Parquet;

/// <summary>Removes records and days from a folder store.</summary>
internal static class FolderRemoval
{
    /// <summary>Writes the files again without some records; returns the keys that were found.</summary>
    public static async Task<IReadOnlyList<string>> RemoveRecordsAsync(
        StoreFolder folder, FolderChange change, StoreDataSet data, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        FolderInfo? info = folder.ReadInfo();
        HashSet<string> wanted = [.. keys];
        var found = new HashSet<string>();
        foreach (DayManifest manifest in folder.ReadManifests(data.Data))
        {
            var here = new HashSet<string>();
            await foreach (StoredRecord record in FolderRecords.ReadAsync(data, manifest.Date, folder.Full, cancellationToken).ConfigureAwait(false))
            {
                if (wanted.Contains(record.Key))
                {
                    here.Add(record.Key);
                }
            }

            if (here.Count > 0)
            {
                await new DayRewrite(change, data, manifest.Date, info)
                    .RunAsync([.. data.Tables.Select(_ => here)], [.. data.Tables.Select(_ => Array.Empty<object?[]>())], cancellationToken).ConfigureAwait(false);
                found.UnionWith(here);
            }
        }

        return [.. keys.Where(found.Contains).Distinct()];
    }

    /// <summary>Deletes the files of all days before a day, and their manifests; returns the number of records.</summary>
    public static long RemoveBefore(StoreFolder folder, FolderChange change, StoreDataSet data, DateOnly day)
    {
        HashSet<string> ofRecords = [.. data.Tables.Where(t => t.IsOfRecords).Select(t => t.Name)];
        long records = 0;
        foreach (DayManifest manifest in folder.ReadManifests(data.Data).Where(m => m.Date < day))
        {
            foreach (PartFile file in manifest.Files)
            {
                change.Delete(file.Path);
                records += ofRecords.Contains(file.Table) ? file.Rows : 0;
            }

            change.Delete(FolderPaths.Manifest(data.Data, manifest.Date));
        }

        return records;
    }
}
