using GenesysReporting.Hosting;

namespace GenesysReporting.Stores;

/// <summary>The stores with their packages, loaded with the first store.</summary>
internal static class IsolatedStores
{
    private static readonly Lazy<IStoreFactory> Shared = new(() => IsolatedFolder.Create<IStoreFactory>(
        "stores", "GenesysReporting.Stores", "GenesysReporting.Stores.StoreFactory", "Stores"));

    /// <summary>The factory from the folder <c>stores</c> next to the engine, which is loaded when a store is opened.</summary>
    public static IStoreFactory Instance { get; } = new OnDemand();

    private sealed class OnDemand : IStoreFactory
    {
        public Task<IStore> OpenAsync(StoreLocation location, StoreAccess access, TimeProvider time, CancellationToken cancellationToken) =>
            Shared.Value.OpenAsync(location, access, time, cancellationToken);
    }
}
