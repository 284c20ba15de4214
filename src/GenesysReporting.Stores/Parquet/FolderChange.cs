using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenesysReporting.Stores.Parquet.Files;

namespace GenesysReporting.Stores.Parquet;

/// <summary>
/// A change of a folder store. Everything is written aside and flushed; the rename of its folder commits it, and only then are the files
/// put in place, manifests last. Without a commit nothing is changed.
/// </summary>
internal sealed class FolderChange(StoreFolder folder) : IDisposable
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly List<string> _parts = [];
    private readonly List<string> _deletes = [];
    private readonly Dictionary<(StoreData Data, DateOnly Day), DayManifest> _manifests = [];
    private readonly List<string> _state = [];
    private bool _isWritten;
    private bool _isDone;

    private string Staging => folder.Full($"{FolderPaths.Staging}/{_id}");

    /// <summary>The manifests of days that the change rewrites.</summary>
    public IReadOnlyCollection<DayManifest> Manifests => _manifests.Values;

    /// <summary>Begins a file of a table that will be put in place; it may replace one that this change wrote before.</summary>
    public async Task<StagedPart> BeginPartAsync(
        StoreTable table, string relative, IReadOnlyList<FileColumn> columns, CancellationToken cancellationToken)
    {
        // Written under another name, as the file that it replaces may be read for it.
        string path = StagedPath(relative);
        folder.Disk.CreateFolder(Path.GetDirectoryName(path)!);
        _isWritten = true;
        var output = new HashingStream(folder.Disk.Create(path + ".next"));
        try
        {
            TableFile file = await TableFile.CreateAsync(output, columns, cancellationToken).ConfigureAwait(false);
            return new StagedPart(table, relative, output, file, () => Keep(path, relative));
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    /// <summary>Returns the full path of a file as it will be after the change.</summary>
    public string PathOf(string relative) => _parts.Contains(relative) ? StagedPath(relative) : folder.Full(relative);

    /// <summary>Writes a file of the state.</summary>
    public void Write<T>(string relative, T content, JsonTypeInfo<T> type)
    {
        string path = StagedPath(relative);
        folder.Disk.CreateFolder(Path.GetDirectoryName(path)!);
        _isWritten = true;
        using (Stream file = folder.Disk.Create(path))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(content, type));
        }

        folder.Disk.Sync(path);
        _state.Add(relative);
    }

    /// <summary>Sets the manifest of a day.</summary>
    public void Set(DayManifest manifest) => _manifests[(manifest.Data, manifest.Date)] = manifest;

    /// <summary>Returns the manifest of a day as it will be after the change; null if there is none.</summary>
    public DayManifest? ManifestOf(StoreData data, DateOnly day) =>
        _manifests.TryGetValue((data, day), out DayManifest? manifest) ? manifest : folder.ReadManifest(data, day);

    /// <summary>Deletes a file.</summary>
    public void Delete(string relative) => _deletes.Add(relative);

    /// <summary>Commits the change, and puts it in place.</summary>
    public void Commit(CancellationToken cancellationToken)
    {
        foreach (DayManifest manifest in _manifests.Values.OrderBy(m => m.Data).ThenBy(m => m.Date))
        {
            Write(FolderPaths.Manifest(manifest.Data, manifest.Date), manifest, FolderJson.Default.DayManifest);
        }

        var commit = new FolderCommit([.. _parts, .. _state], [.. _deletes]);
        if (commit is { Moves.Count: 0, Deletes.Count: 0 })
        {
            return;
        }

        Write(FolderPaths.Commit, commit, FolderJson.Default.FolderCommit);
        cancellationToken.ThrowIfCancellationRequested();
        string ready = folder.Full($"{FolderPaths.Ready}/{_id}");
        folder.Disk.CreateFolder(Path.GetDirectoryName(ready)!);
        folder.Disk.MoveFolder(Staging, ready);
        _isDone = true;
        folder.Disk.Sync(Path.Combine(ready, FolderPaths.Commit));
        folder.RollForward(ready);
    }

    /// <summary>Deletes what was written if it was not committed.</summary>
    public void Dispose()
    {
        if (!_isWritten || _isDone)
        {
            return;
        }

        try
        {
            folder.Disk.DeleteFolder(Staging);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next writer deletes it.
        }
    }

    private string StagedPath(string relative) => Path.Combine(Staging, relative.Replace('/', Path.DirectorySeparatorChar));

    private void Keep(string path, string relative)
    {
        folder.Disk.Sync(path + ".next");
        folder.Disk.Move(path + ".next", path);
        if (!_parts.Contains(relative))
        {
            _parts.Add(relative);
        }
    }
}
