using System.Globalization;

namespace GenesysReporting.Stores;

/// <summary>Opens stores. The implementation and its libraries are loaded with the first store.</summary>
internal interface IStoreFactory
{
    /// <summary>
    /// Opens a store. Throws <c>StoreBusy</c> if another process writes to it and its kind takes one writer only, <c>StoreNotFound</c> if it
    /// does not exist, <c>NotAStore</c> if the file or folder is something else, and <c>StoreTooNew</c> if a newer module wrote it.
    /// </summary>
    Task<IStore> OpenAsync(StoreLocation location, StoreAccess access, TimeProvider time, CancellationToken cancellationToken);
}

/// <summary>
/// A store: tables by day, and the state of each day, changed together. Times are UTC. Failures of the storage are a
/// <see cref="Errors.GenesysException"/>. Not thread-safe.
/// </summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>Returns what the store says about itself; null for a new one.</summary>
    Task<StoreInfo?> ReadInfoAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Creates the tables and views, adds columns that are missing, and saves the information, in one transaction. Nothing is dropped. The
    /// information is combined with what another process has saved since it was read, as <see cref="StoreInfoMerge"/> says. Returns a
    /// sentence for each change of a store that existed.
    /// </summary>
    Task<IReadOnlyList<string>> PrepareAsync(StoreInfo info, IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken);

    /// <summary>Returns the days that the store knows, in order.</summary>
    Task<IReadOnlyList<StoredDay>> ReadDaysAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Saves the state and the failure of days whose rows do not change: failures and gaps. Their numbers, and days that another worker has
    /// fetched or removed since they were read, remain as they are.
    /// </summary>
    Task SaveDaysAsync(IReadOnlyList<StoredDay> days, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the first task that no other worker has, and that none has done since it was planned; null if none is left. A store with
    /// one writer returns the first.
    /// </summary>
    Task<IStoreLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken);

    /// <summary>Begins to replace the rows of a day, or single records of any days. Only one may be open.</summary>
    /// <param name="data">The tables.</param>
    /// <param name="day">The day whose rows are replaced; null to replace single records only.</param>
    /// <param name="cancellationToken">Cancels the beginning.</param>
    Task<IStoreWriter> BeginAsync(StoreDataSet data, DateOnly? day, CancellationToken cancellationToken);

    /// <summary>Returns the records of a day.</summary>
    IAsyncEnumerable<StoredRecord> ReadRecordsAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Returns the records of all days that are open.</summary>
    IAsyncEnumerable<StoredRecord> ReadOpenAsync(StoreDataSet data, CancellationToken cancellationToken);

    /// <summary>Returns the rows of a table without days.</summary>
    Task<IReadOnlyList<object?[]>> ReadTableAsync(StoreTable table, CancellationToken cancellationToken);

    /// <summary>Replaces the rows of a table without days, in one transaction.</summary>
    Task ReplaceTableAsync(StoreTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Returns the number of rows of each table.</summary>
    Task<IReadOnlyList<StoreTableSize>> CountAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken);

    /// <summary>Returns the size in bytes.</summary>
    Task<long> SizeAsync(CancellationToken cancellationToken);

    /// <summary>Saves the outcome of a run.</summary>
    Task SaveRunAsync(StoreRun run, CancellationToken cancellationToken);

    /// <summary>Returns the last run; null if there was none.</summary>
    Task<StoreRun?> ReadLastRunAsync(CancellationToken cancellationToken);

    /// <summary>Deletes records by their keys, from all tables of a data set. Returns the keys that were found.</summary>
    Task<IReadOnlyList<string>> RemoveRecordsAsync(StoreDataSet data, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Deletes the rows of all days before a day, and the days themselves; keeps the rest. Returns the number of records.</summary>
    Task<long> RemoveBeforeAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>Collects records, and writes them in one transaction with the state of their day. Without a commit nothing is changed.</summary>
internal interface IStoreWriter : IAsyncDisposable
{
    /// <summary>
    /// Adds a record: of the day whose rows are replaced, or one of another day, which replaces the record of the same key there. A
    /// record that came by query does not delete rows that only jobs have.
    /// </summary>
    ValueTask AddAsync(StoreRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Writes everything except what another process has removed since. The numbers of days whose records were replaced singly are counted
    /// again. Throws <c>LeaseLost</c> if another worker has taken the day since.
    /// </summary>
    /// <param name="day">The state of the day whose rows are replaced; null for single records.</param>
    /// <param name="cancellationToken">Cancels the commit before it is made; never in the middle.</param>
    Task<StoreChanges> CommitAsync(StoredDay? day, CancellationToken cancellationToken);
}

/// <summary>A day, or another piece of work that only one worker does at a time.</summary>
/// <param name="Name">The name of the work: a <see cref="StoreData"/>, or another word.</param>
/// <param name="Day">The UTC day.</param>
/// <param name="KnownFetch">The time when it was done last, as known to the plan; null for never.</param>
internal sealed record StoreTask(string Name, DateOnly Day, DateTimeOffset? KnownFetch);

/// <summary>A task that this worker has taken. It is renewed until it is disposed of.</summary>
internal interface IStoreLease : IAsyncDisposable
{
    /// <summary>The task.</summary>
    StoreTask Task { get; }

    /// <summary>Cancelled when the lease is lost, so that the work ends.</summary>
    CancellationToken Lost { get; }
}

/// <summary>The changes of single records.</summary>
/// <param name="Replaced">The number of records that were there with another content.</param>
/// <param name="Added">The number of records that were not there.</param>
/// <param name="Unchanged">The number of records that were there with the same content.</param>
internal readonly record struct StoreChanges(long Replaced, long Added, long Unchanged);

/// <summary>The number of rows of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">The number of rows.</param>
public sealed record StoreTableSize(string Table, long Rows)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Table} {Rows}");
}
