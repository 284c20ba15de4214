using GenesysReporting.Stores.Parquet;
using GenesysReporting.Stores.PostgreSql;
using GenesysReporting.Stores.Sqlite;

namespace GenesysReporting.Stores;

/// <summary>Opens the stores of this assembly.</summary>
public sealed class StoreFactory : IStoreFactory
{
    /// <inheritdoc/>
    Task<IStore> IStoreFactory.OpenAsync(StoreLocation location, StoreAccess access, TimeProvider time, CancellationToken cancellationToken) =>
        location.Kind switch
        {
            StoreKind.Sqlite => SqliteStore.OpenAsync(location, access, cancellationToken),
            StoreKind.PostgreSql => PostgreSqlStore.OpenAsync(location, access, time, cancellationToken),
            StoreKind.Parquet => Task.FromResult(ParquetStore.Open(location, access)),
            _ => throw new NotSupportedException(location.Kind.ToString()),
        };
}
