namespace GenesysReporting.Stores.Parquet;

/// <summary>A store in a folder of Parquet files: one file for each table and UTC day.</summary>
internal sealed class ParquetStore : IStore
{
    private readonly FileStream? _held;
    private readonly FolderContent _content;

    private ParquetStore(StoreFolder folder, FileStream? held) =>
        (Folder, _held, _content, Guard) = (folder, held, new FolderContent(folder), new FolderGuard(folder, isWriter: held is not null));

    /// <summary>The folder.</summary>
    public StoreFolder Folder { get; }

    /// <summary>Runs work on the folder.</summary>
    public FolderGuard Guard { get; }

    /// <summary>Opens a folder.</summary>
    /// <param name="location">The place.</param>
    /// <param name="access">The reason.</param>
    /// <param name="disk">The operations that change files; null for those of this machine.</param>
    public static IStore Open(StoreLocation location, StoreAccess access, IStoreDisk? disk = null)
    {
        var folder = new StoreFolder(location, disk ?? LocalStoreDisk.Instance);
        try
        {
            return new ParquetStore(folder, FolderOpening.Open(folder, access));
        }
        catch (Exception e) when (FolderGuard.ErrorOf(location, e) is { } error)
        {
            throw error;
        }
    }

    /// <inheritdoc/>
    public Task<StoreInfo?> ReadInfoAsync(CancellationToken cancellationToken) => Guard.RunAsync(() => Task.FromResult(Folder.ReadInfo()?.Info));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PrepareAsync(StoreInfo info, IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<string>>(
            async change =>
            {
                FolderInfo? there = Folder.ReadInfo();
                var changes = new List<string>();
                var next = new FolderInfo(StoreInfoMerge.Merge(Folder.Location, there?.Info, info), FolderTables.Merge(there, tables, changes));
                // Tables of names have a file from the beginning, so that engines find it.
                foreach (StoreTable table in tables.Where(t => !t.IsByDay && !File.Exists(Folder.Full(FolderPaths.Part(t)))))
                {
                    await WriteTableAsync(change, table, next, [], cancellationToken).ConfigureAwait(false);
                }

                change.Write(FolderPaths.Info, next, FolderJson.Default.FolderInfo);
                return there is null ? [] : changes;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDay>> ReadDaysAsync(CancellationToken cancellationToken) => Guard.RunAsync(() => Task.FromResult(_content.ReadDays()));

    /// <inheritdoc/>
    public Task SaveDaysAsync(IReadOnlyList<StoredDay> days, CancellationToken cancellationToken) => ChangeAsync(
        change =>
        {
            foreach (StoredDay day in days)
            {
                change.Set((change.ManifestOf(day.Data, day.Day) ?? new DayManifest { Data = day.Data, Date = day.Day }) with { Day = day });
            }

            return Task.FromResult(days.Count);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IStoreLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken) => OneWriterLease.FirstAsync(tasks);

    /// <inheritdoc/>
    public Task<IStoreWriter> BeginAsync(StoreDataSet data, DateOnly? day, CancellationToken cancellationToken) =>
        Guard.RunAsync(() => FolderWriter.BeginAsync(this, data, day, cancellationToken));

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken) =>
        Guard.ReadAsync(_content.ReadRecordsAsync(data, day, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRecord> ReadOpenAsync(StoreDataSet data, CancellationToken cancellationToken) =>
        Guard.ReadAsync(_content.ReadOpenAsync(data, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<object?[]>> ReadTableAsync(StoreTable table, CancellationToken cancellationToken) =>
        Guard.RunAsync(() => _content.ReadTableAsync(table, cancellationToken));

    /// <inheritdoc/>
    public Task ReplaceTableAsync(StoreTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken) =>
        ChangeAsync(change => WriteTableAsync(change, table, Folder.ReadInfo(), rows, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoreTableSize>> CountAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken) =>
        Guard.RunAsync(() => _content.CountAsync(tables, cancellationToken));

    /// <inheritdoc/>
    public Task<long> SizeAsync(CancellationToken cancellationToken) => Guard.RunAsync(() => Task.FromResult(_content.Size()));

    /// <inheritdoc/>
    public Task SaveRunAsync(StoreRun run, CancellationToken cancellationToken) => ChangeAsync(
        change =>
        {
            change.Write(FolderPaths.Run, run, FolderJson.Default.StoreRun);
            return Task.FromResult(true);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<StoreRun?> ReadLastRunAsync(CancellationToken cancellationToken) =>
        Guard.RunAsync(() => Task.FromResult(Folder.Read(FolderPaths.Run, FolderJson.Default.StoreRun)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> RemoveRecordsAsync(StoreDataSet data, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        ChangeAsync(change => FolderRemoval.RemoveRecordsAsync(Folder, change, data, keys, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<long> RemoveBeforeAsync(StoreDataSet data, DateOnly day, CancellationToken cancellationToken) =>
        ChangeAsync(change => Task.FromResult(FolderRemoval.RemoveBefore(Folder, change, data, day)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _held?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<PartFile> WriteTableAsync(
        FolderChange change, StoreTable table, FolderInfo? info, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        using StagedPart part = await change.BeginPartAsync(
            table, FolderPaths.Part(table), FolderTables.ColumnsOf(table, info), cancellationToken).ConfigureAwait(false);
        await part.AddAsync(rows, cancellationToken).ConfigureAwait(false);
        return await part.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<T> ChangeAsync<T>(Func<FolderChange, Task<T>> work, CancellationToken cancellationToken) => Guard.RunAsync(async () =>
    {
        using var change = new FolderChange(Folder);
        T result = await work(change).ConfigureAwait(false);
        Guard.Commit(change, cancellationToken);
        return result;
    });
}
