using System.Data;
using System.Data.Common;
using GenesysReporting.Errors;
using GenesysReporting.Stores.Sql;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>A store in a PostgreSQL database, which several workers fill.</summary>
internal sealed class PostgreSqlStore : SqlStore
{
    private readonly NpgsqlConnection _connection;
    private readonly PostgreSqlTables _tables;
    private readonly StoreAccess _access;

    private PostgreSqlStore(PostgreSqlSource source, NpgsqlConnection connection, StoreLocation location, StoreAccess access, TimeProvider time)
        : base(connection, location, PostgreSqlValues.Instance)
    {
        (Source, _connection, _access) = (source, connection, access);
        _tables = new PostgreSqlTables(Commands);
        Leases = new PostgreSqlLeases(source, location.Worker, time);
    }

    /// <summary>Opens connections.</summary>
    public PostgreSqlSource Source { get; }

    /// <summary>The tasks that this worker has.</summary>
    public PostgreSqlLeases Leases { get; }

    private static IEnumerable<string> AllTables => StoreTables.All(new StoreInfo { Data = Enum.GetValues<StoreData>(), KeepsRaw = true })
        .Select(t => t.Name)
        .Concat(PostgreSqlSchema.Own.Select(o => o.Name));

    /// <summary>Opens a store.</summary>
    public static async Task<IStore> OpenAsync(StoreLocation location, StoreAccess access, TimeProvider time, CancellationToken cancellationToken)
    {
        PostgreSqlSource source = PostgreSqlSource.Of(location, access == StoreAccess.Read);
        var store = new PostgreSqlStore(source, source.Create(), location, access, time);
        try
        {
            await store.GuardAsync(() => store.CheckAsync(cancellationToken)).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<IStoreLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken) =>
        GuardAsync<IStoreLease?>(async () => await Leases.TakeAsync(tasks, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task<IStoreWriter> BeginAsync(StoreDataSet data, DateOnly? day, CancellationToken cancellationToken) =>
        GuardAsync<IStoreWriter>(async () => await PostgreSqlWriter.BeginAsync(this, data, day, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task<long> SizeAsync(CancellationToken cancellationToken) => GuardAsync(() => _tables.SizeAsync(AllTables, cancellationToken));

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Leases.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
        await Source.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ReadyAsync()
    {
        if (_connection.State != ConnectionState.Open)
        {
            await Source.OpenAsync(_connection, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override Task LockAsync(CancellationToken cancellationToken) => PostgreSqlLocks.TakeAllAsync(Commands, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<bool> HasTableAsync(string table, CancellationToken cancellationToken) =>
        (await _tables.FindAsync([table], cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <inheritdoc/>
    protected override GenesysException ErrorOf(DbException failure) => PostgreSqlErrors.Of(Location, failure);

    /// <inheritdoc/>
    protected override async Task<List<string>> CreateAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken)
    {
        // A change of a table waits for its readers, and all later readers wait for the change.
        await Commands.ExecuteAsync("SET LOCAL lock_timeout = '60s'", cancellationToken).ConfigureAwait(false);
        List<string> changes = await _tables.CreateAsync(tables, cancellationToken).ConfigureAwait(false);
        await new PostgreSqlViews(Commands, Location).CreateAsync(tables, cancellationToken).ConfigureAwait(false);
        return changes;
    }

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        if (await Commands.ScalarAsync("SELECT current_schema()::text", cancellationToken).ConfigureAwait(false) is null)
        {
            throw StoreErrors.StoreSchemaNotFound(Location);
        }

        IReadOnlyList<string> there = await _tables.FindAsync(AllTables, cancellationToken).ConfigureAwait(false);
        if (there.Contains(SqlText.Info))
        {
            await CheckVersionAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }

        if (_access != StoreAccess.Write)
        {
            throw StoreErrors.StoreNotFound(Location);
        }

        return there.Count == 0 ? true : throw StoreErrors.NotAStore(Location, $"its schema has a table {there[0]} that is not of a store");
    }
}
