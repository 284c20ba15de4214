namespace GenesysReporting.Stores;

/// <summary>Removes data from a store for good.</summary>
internal static class StoreEraser
{
    /// <summary>Removes conversations by their ids, or everything before a day, and remembers it, so that nothing of it is fetched again.</summary>
    /// <param name="store">The store, opened to change it.</param>
    /// <param name="location">Its place.</param>
    /// <param name="ids">The ids; empty to remove by age.</param>
    /// <param name="before">The first day that is kept; null to remove by id.</param>
    /// <param name="moduleVersion">The version of the module.</param>
    /// <param name="cancellationToken">Cancels the work before it is committed.</param>
    public static async Task<StoreRemoval> RemoveAsync(
        IStore store, StoreLocation location, IReadOnlyList<string> ids, DateOnly? before, string moduleVersion, CancellationToken cancellationToken)
    {
        StoreInfo info = await StoreInfoReader.ReadAsync(store, location, cancellationToken).ConfigureAwait(false);
        info = info with { Version = StoreInfo.CurrentVersion, ModuleVersion = moduleVersion };
        return before is { } day
            ? await RemoveBeforeAsync(store, location, info, day, cancellationToken).ConfigureAwait(false)
            : await RemoveAsync(store, location, info, ids, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<StoreRemoval> RemoveAsync(
        IStore store, StoreLocation location, StoreInfo info, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        // Remembered first: what is removed must not come back if the work is interrupted.
        info = info with { Removed = [.. info.Removed.Union(ids, StringComparer.Ordinal)] };
        await store.PrepareAsync(info, StoreTables.All(info), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> found = await store
            .RemoveRecordsAsync(StoreTables.Of(StoreData.Conversations, info.KeepsRaw), ids, cancellationToken)
            .ConfigureAwait(false);
        return new StoreRemoval(location.DisplayName, found.Count) { NotFound = [.. ids.Except(found, StringComparer.Ordinal)] };
    }

    private static async Task<StoreRemoval> RemoveBeforeAsync(
        IStore store, StoreLocation location, StoreInfo info, DateOnly day, CancellationToken cancellationToken)
    {
        info = info with
        {
            Since = day > info.Since ? day : info.Since,
            RemovedBefore = day > (info.RemovedBefore ?? DateOnly.MinValue) ? day : info.RemovedBefore,
        };
        await store.PrepareAsync(info, StoreTables.All(info), cancellationToken).ConfigureAwait(false);

        // Another process may have added data since the information was read. From now on it adds nothing before the day.
        info = await StoreInfoReader.ReadAsync(store, location, cancellationToken).ConfigureAwait(false);
        long records = 0;
        foreach (StoreData data in info.Data)
        {
            records += await store.RemoveBeforeAsync(StoreTables.Of(data, info.KeepsRaw), day, cancellationToken).ConfigureAwait(false);
        }

        return new StoreRemoval(location.DisplayName, records);
    }
}
