using GenesysReporting.Hosting;

namespace GenesysReporting.Stores.Parquet;

/// <summary>Opens the folder of a store: refuses what is something else, takes the lock, and finishes what a killed process left.</summary>
internal static class FolderOpening
{
    private static readonly string[] Unfinished = [FolderPaths.Lock, FolderPaths.Staging, FolderPaths.Ready];

    /// <summary>Returns the lock; null if the store is opened to read.</summary>
    public static FileStream? Open(StoreFolder folder, StoreAccess access)
    {
        StoreLocation location = folder.Location;
        if (!Directory.Exists(location.Path))
        {
            if (File.Exists(location.Path))
            {
                throw StoreErrors.NotAStore(location, "it is a file, not a folder");
            }

            if (access != StoreAccess.Write)
            {
                throw StoreErrors.StoreNotFound(location);
            }

            folder.Disk.CreateFolder(location.Path);
        }

        Check(folder, access);
        FileStream? held = access == StoreAccess.Read ? null : Hold(folder);
        try
        {
            Recover(folder, held is not null);
            return Checked(folder, access, held);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    private static FileStream? Checked(StoreFolder folder, StoreAccess access, FileStream? held)
    {
        FolderInfo? info = folder.ReadInfo();
        if (info is null && access != StoreAccess.Write)
        {
            throw StoreErrors.StoreNotFound(folder.Location);
        }

        return info?.Info.Version > StoreInfo.CurrentVersion
            ? throw StoreErrors.StoreTooNew(folder.Location, info.Info.Version, info.Info.ModuleVersion)
            : held;
    }

    /// <summary>Throws for a folder of something else, before anything in it is touched.</summary>
    private static void Check(StoreFolder folder, StoreAccess access)
    {
        FileSystemInfo[] entries = new DirectoryInfo(folder.Location.Path).GetFileSystemInfos();
        if (Array.Find(entries, e => IsOwn(e) && e.LinkTarget is not null) is { } link)
        {
            throw StoreErrors.NotAStore(folder.Location, $"'{link.Name}' in it is a link");
        }

        FileSystemInfo? foreign = Array.Find(entries, e => !Unfinished.Contains(e.Name));
        if (foreign is not null && !Array.Exists(entries, e => e.Name == FolderPaths.Info))
        {
            throw StoreErrors.NotAStore(folder.Location, $"the folder has '{foreign.Name}', and no {FolderPaths.Info}");
        }

        if (foreign is null && access != StoreAccess.Write && !folder.HasReady)
        {
            throw StoreErrors.StoreNotFound(folder.Location);
        }
    }

    private static bool IsOwn(FileSystemInfo entry) => entry.Name[0] == '_' || entry.Name.StartsWith("table=", StringComparison.Ordinal);

    private static void Recover(StoreFolder folder, bool isHeld)
    {
        if (isHeld)
        {
            folder.Recover();
        }
        else if (folder.HasReady && TryHold(folder) is { } borrowed)
        {
            using (borrowed)
            {
                folder.Recover();
            }
        }
    }

    /// <summary>Returns the lock; null if a writer has it, or the folder may only be read.</summary>
    private static FileStream? TryHold(StoreFolder folder)
    {
        try
        {
            return HeldFile.Open(folder.Full(FolderPaths.Lock), FileMode.OpenOrCreate, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream Hold(StoreFolder folder)
    {
        try
        {
            return HeldFile.Open(folder.Full(FolderPaths.Lock), FileMode.OpenOrCreate, bufferSize: 0);
        }
        catch (IOException e) when (HeldFile.IsHeld(e))
        {
            throw StoreErrors.StoreBusy(folder.Location);
        }
    }
}
