using GenesysReporting.Api;
using GenesysReporting.Pipeline;
using GenesysReporting.Stores;

namespace GenesysReporting.Runs;

/// <summary>Shows what a run would do to a store, from what is known without asking the platform.</summary>
internal static class StoreForecast
{
    public static async Task ShowAsync(
        StoreLocation location, SyncOptions options, GenesysSession? session, PipelineWriter writer, CancellationToken cancellationToken)
    {
        (StoreInfo? info, IReadOnlyList<StoredDay> days) = await ReadAsync(location, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        StoreInfo planned = SyncChecks.Plan(location, info, options, now);
        foreach (string line in SyncForecast.Lines(planned, days, options, now, session?.RateLimit))
        {
            writer.Inform($"What if: {line}");
        }
    }

    private static async Task<(StoreInfo? Info, IReadOnlyList<StoredDay> Days)> ReadAsync(StoreLocation location, CancellationToken cancellationToken)
    {
        if (!location.MayExist)
        {
            return (null, []);
        }

        IStore store = await IsolatedStores.Instance.OpenAsync(location, StoreAccess.Read, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            StoreInfo? info = await store.ReadInfoAsync(cancellationToken).ConfigureAwait(false);
            return (info, info is null ? [] : StoredDayCheck.Check(location, await store.ReadDaysAsync(cancellationToken).ConfigureAwait(false), TimeProvider.System.GetUtcNow()));
        }
    }
}
