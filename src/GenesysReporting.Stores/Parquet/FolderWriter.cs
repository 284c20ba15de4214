namespace GenesysReporting.Stores.Parquet;

/// <summary>Writes the records of a day as they come into the files of a change, and collects those of other days.</summary>
internal sealed class FolderWriter : IStoreWriter
{
    /// <summary>The most memory for the rows of all tables; beyond it those of the largest are written.</summary>
    private const long MaxBytes = 4L << 20;

    private readonly ParquetStore _store;
    private readonly StoreDataSet _data;
    private readonly DateOnly? _day;
    private readonly FolderChange _change;
    private readonly LateRecords _late;
    private readonly string? _moduleVersion;
    private readonly List<StagedPart> _parts = [];
    private long _open;

    private FolderWriter(ParquetStore store, StoreDataSet data, DateOnly? day, FolderInfo? info)
    {
        (_store, _data, _day, _moduleVersion) = (store, data, day, info?.Info.ModuleVersion);
        _change = new FolderChange(store.Folder);
        _late = new LateRecords(_change, store.Folder, data, info);
    }

    /// <summary>Begins the files of the day that is replaced.</summary>
    public static async Task<IStoreWriter> BeginAsync(ParquetStore store, StoreDataSet data, DateOnly? day, CancellationToken cancellationToken)
    {
        FolderInfo? info = store.Folder.ReadInfo();
        var writer = new FolderWriter(store, data, day, info);
        try
        {
            if (day is { } own)
            {
                await writer.BeginAsync(own, info, cancellationToken).ConfigureAwait(false);
            }

            return writer;
        }
        catch
        {
            await writer.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask AddAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (record.Day == _day)
            {
                await InsertAsync(record, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await _late.AddAsync(record, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (_store.Guard.ErrorOf(e) is { } error)
        {
            throw error;
        }
    }

    /// <inheritdoc/>
    public Task<StoreChanges> CommitAsync(StoredDay? day, CancellationToken cancellationToken) => _store.Guard.RunAsync(async () =>
    {
        await _late.ApplyAsync(cancellationToken).ConfigureAwait(false);
        var files = new List<PartFile>();
        foreach (StagedPart part in _parts)
        {
            files.Add(await part.FinishAsync(cancellationToken).ConfigureAwait(false));
        }

        if (_day is { } own)
        {
            _change.Set(new DayManifest { Data = _data.Data, Date = own, ModuleVersion = _moduleVersion, Open = _open, Files = files, Day = day });
        }

        _store.Guard.Commit(_change, cancellationToken);
        return _late.Changes;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (StagedPart part in _parts)
        {
            part.Dispose();
        }

        _change.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task BeginAsync(DateOnly day, FolderInfo? info, CancellationToken cancellationToken)
    {
        foreach (StoreTable table in _data.Tables)
        {
            _parts.Add(await _change.BeginPartAsync(
                table, FolderPaths.Part(table, day), FolderTables.ColumnsOf(table, info), cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task InsertAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        for (int t = 0; t < _parts.Count; t++)
        {
            StoreTable table = _data.Tables[t];
            await _parts[t].AddAsync(record.Rows[t], cancellationToken).ConfigureAwait(false);
            if (table is { HashColumn: not null, EndColumn: { } end })
            {
                int index = table.IndexOf(end);
                _open += record.Rows[t].Count(row => row[index] is null);
            }
        }

        if (_parts.Sum(part => part.Bytes) > MaxBytes)
        {
            await _parts.MaxBy(part => part.Bytes)!.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
