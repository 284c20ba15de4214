using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenesysReporting.Stores.Parquet;

/// <summary>The folder of a store: reads its state, and puts committed changes in place.</summary>
internal sealed class StoreFolder(StoreLocation location, IStoreDisk disk)
{
    /// <summary>The place, for errors.</summary>
    public StoreLocation Location => location;

    /// <summary>The operations that change files.</summary>
    public IStoreDisk Disk => disk;

    /// <summary>True if there are changes to put in place.</summary>
    public bool HasReady => Directory.Exists(Full(FolderPaths.Ready)) && Directory.EnumerateFileSystemEntries(Full(FolderPaths.Ready)).Any();

    /// <summary>Returns the full path of a name in the store.</summary>
    public string Full(string relative) => Path.Combine(location.Path, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Reads a file of the state; null if it does not exist.</summary>
    public T? Read<T>(string relative, JsonTypeInfo<T> type)
        where T : class => ReadFile(Full(relative), type, content => content);

    /// <summary>Returns the information; null if there is none.</summary>
    public FolderInfo? ReadInfo() => ReadFile(Full(FolderPaths.Info), FolderJson.Default.FolderInfo, FolderStateCheck.Check);

    /// <summary>Returns the manifest of a day; null if there is none.</summary>
    public DayManifest? ReadManifest(StoreData data, DateOnly day) =>
        ReadFile(
            Full(FolderPaths.Manifest(data, day)),
            FolderJson.Default.DayManifest,
            manifest => FolderStateCheck.Check(manifest with { Data = data, Date = day }));

    /// <summary>Returns the manifests of some data in the order of days.</summary>
    public IEnumerable<DayManifest> ReadManifests(StoreData data)
    {
        string folder = Full($"{FolderPaths.Manifests}/{data}");
        IEnumerable<DateOnly> days = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Select(FolderPaths.DayOf).OfType<DateOnly>().Order()
            : [];
        return days.Select(day => ReadManifest(data, day)).OfType<DayManifest>();
    }

    /// <summary>Puts committed changes in place that were not put there whole. The caller holds the lock.</summary>
    public void Settle()
    {
        string ready = Full(FolderPaths.Ready);
        foreach (string change in Directory.Exists(ready) ? Directory.GetDirectories(ready) : [])
        {
            RollForward(change);
        }
    }

    /// <summary>Does the same, and removes what is left of changes that were not committed. Doing it again changes nothing.</summary>
    public void Recover()
    {
        Settle();
        foreach (string folder in new[] { Full(FolderPaths.Ready), Full(FolderPaths.Staging) }.Where(Directory.Exists))
        {
            disk.DeleteFolder(folder);
        }
    }

    /// <summary>Puts a committed change in place.</summary>
    /// <param name="change">The full path of its folder.</param>
    public void RollForward(string change)
    {
        string list = Path.Combine(change, FolderPaths.Commit);
        // Without the list everything is in place, and the folder was being deleted.
        if (ReadFile(list, FolderJson.Default.FolderCommit, FolderStateCheck.Check) is { } commit)
        {
            foreach (string relative in commit.Moves)
            {
                PutInPlace(Path.Combine(change, relative.Replace('/', Path.DirectorySeparatorChar)), Full(relative));
            }

            foreach (string relative in commit.Deletes)
            {
                Remove(Full(relative));
            }

            if (commit.Moves.Count > 0)
            {
                disk.Sync(Full(commit.Moves[^1]));
            }

            disk.Delete(list);
        }

        disk.DeleteFolder(change);
    }

    private static T? ReadFile<T>(string path, JsonTypeInfo<T> type, Func<T, T> check)
        where T : class
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        // A pipe has no length either, and reading it would never end.
        return file.Length == 0
            ? throw new InvalidDataException($"'{path}' is empty, or is not a file.")
            : Parse(path, type, check);
    }

    private static T Parse<T>(string path, JsonTypeInfo<T> type, Func<T, T> check)
    {
        try
        {
            return check(JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new JsonException("It is null."));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private void PutInPlace(string from, string to)
    {
        if (File.Exists(from))
        {
            RequireNoLinks(to);
            disk.CreateFolder(Path.GetDirectoryName(to)!);
            disk.Move(from, to);
        }
    }

    /// <summary>Throws for a link in the place of a folder above a file, which would lead out of the store.</summary>
    private void RequireNoLinks(string path)
    {
        for (string folder = Path.GetDirectoryName(path)!; folder.Length > location.Path.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (new DirectoryInfo(folder).LinkTarget is not null)
            {
                throw new InvalidDataException($"'{folder}' is a link.");
            }
        }
    }

    private void Remove(string path)
    {
        RequireNoLinks(path);
        if (File.Exists(path))
        {
            disk.Delete(path);
        }

        string folder = Path.GetDirectoryName(path)!;
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            disk.DeleteFolder(folder);
        }
    }
}
