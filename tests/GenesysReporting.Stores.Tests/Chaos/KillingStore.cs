namespace GenesysReporting.Stores.Tests;

/// <summary>The end of a process, as far as a test can make one: nothing after it happens, and nothing catches it.</summary>
internal sealed class KilledException : Exception;

/// <summary>Kills the run at one of the operations of a store, before or after it has happened.</summary>
/// <param name="inner">The store.</param>
/// <param name="killAt">The number of the operation, from 0; each has a point before and one after it.</param>
internal sealed class KillingStore(IStore inner, int killAt) : IStore
{
    private int _point;

    /// <summary>The days whose commits have happened, in order.</summary>
    public List<DateOnly> Committed { get; } = [];

    private bool IsKilled => _point > killAt;

    public Task<StoreInfo?> ReadInfoAsync(CancellationToken cancellationToken) => inner.ReadInfoAsync(cancellationToken);

    public Task<IReadOnlyList<string>> PrepareAsync(StoreInfo info, IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken) =>
        AroundAsync(() => inner.PrepareAsync(info, tables, cancellationToken));

    public Task<IReadOnlyList<StoredDay>> ReadDaysAsync(CancellationToken cancellationToken) => inner.ReadDaysAsync(cancellationToken);

    public Task SaveDaysAsync(IReadOnlyList<StoredDay> days, CancellationToken cancellationToken) => AroundAsync(async () =>
    {
        await inner.SaveDaysAsync(days, cancellationToken);
        return true;
    });

    public Task<IStoreLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken) =>
        AroundAsync<IStoreLease?>(async () => await inner.TakeAsync(tasks, cancellationToken) is { } lease ? new Lease(this, lease) : null);

    public Task<IStoreWriter> BeginAsync(StoreDataSet data, DateOnly? day, CancellationToken cancellationToken) =>
        AroundAsync<IStoreWriter>(async () => new Writer(this, await inner.BeginAsync(data, day, cancellationToken)));

    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken) =>
        inner.ReadRecordsAsync(data, day, cancellationToken);

    public IAsyncEnumerable<StoredRecord> ReadOpenAsync(StoreDataSet data, CancellationToken cancellationToken) => inner.ReadOpenAsync(data, cancellationToken);

    public Task<IReadOnlyList<object?[]>> ReadTableAsync(StoreTable table, CancellationToken cancellationToken) => inner.ReadTableAsync(table, cancellationToken);

    public Task ReplaceTableAsync(StoreTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken) =>
        inner.ReplaceTableAsync(table, rows, cancellationToken);

    public Task<IReadOnlyList<StoreTableSize>> CountAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken) => inner.CountAsync(tables, cancellationToken);

    public Task<long> SizeAsync(CancellationToken cancellationToken) => inner.SizeAsync(cancellationToken);

    public Task SaveRunAsync(StoreRun run, CancellationToken cancellationToken) => inner.SaveRunAsync(run, cancellationToken);

    public Task<StoreRun?> ReadLastRunAsync(CancellationToken cancellationToken) => inner.ReadLastRunAsync(cancellationToken);

    public Task<IReadOnlyList<string>> RemoveRecordsAsync(StoreDataSet data, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        inner.RemoveRecordsAsync(data, keys, cancellationToken);

    public Task<long> RemoveBeforeAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken) => inner.RemoveBeforeAsync(data, day, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<T> AroundAsync<T>(Func<Task<T>> work)
    {
        Pass();
        T result = await work();
        Pass();
        return result;
    }

    private void Pass()
    {
        if (_point++ == killAt)
        {
            throw new KilledException();
        }
    }

    /// <summary>A dead process gives no lease back.</summary>
    private sealed class Lease(KillingStore store, IStoreLease inner) : IStoreLease
    {
        public StoreTask Task => inner.Task;

        public CancellationToken Lost => inner.Lost;

        public ValueTask DisposeAsync() => store.IsKilled ? ValueTask.CompletedTask : inner.DisposeAsync();
    }

    private sealed class Writer(KillingStore store, IStoreWriter inner) : IStoreWriter
    {
        public async ValueTask AddAsync(StoreRecord record, CancellationToken cancellationToken)
        {
            store.Pass();
            await inner.AddAsync(record, cancellationToken);
        }

        public Task<StoreChanges> CommitAsync(StoredDay? day, CancellationToken cancellationToken) => store.AroundAsync(async () =>
        {
            StoreChanges changes = await inner.CommitAsync(day, cancellationToken);
            store.Committed.AddRange(day is null ? [] : [day.Day]);
            return changes;
        });

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
