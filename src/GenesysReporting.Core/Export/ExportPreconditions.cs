using System.Text.Json;

namespace GenesysReporting.Export;

/// <summary>Checks the existing files before anything is sent or overwritten.</summary>
internal static class ExportPreconditions
{
    /// <summary>
    /// Returns the state of the unfinished export to resume; null to begin a new one. Throws an error that describes the existing
    /// files if they prevent the export.
    /// </summary>
    /// <param name="disk">The files.</param>
    /// <param name="paths">Their paths.</param>
    /// <param name="key">The requested export.</param>
    /// <param name="options">The options of the export.</param>
    /// <param name="held">The length of the unfinished file, if this process has locked it.</param>
    public static ExportState? Check(IExportDisk disk, ExportPaths paths, ExportKey key, ExportOptions options, long? held = null)
    {
        CheckFolder(disk, paths);
        if (options.Force)
        {
            return null;
        }

        long? partial = held ?? disk.Length(paths.Partial);
        ExportState? state = disk.Read(paths.Progress) is { } bytes ? Read(paths.Progress, paths, bytes) : null;
        CheckFinal(disk, paths, state, partial);
        if (state is null)
        {
            return partial is > 0 and { } length ? throw ExportErrors.PartialUnknown(paths.Partial, length) : null;
        }

        if (state.Key != key.Hash)
        {
            throw ExportErrors.OtherExport(paths.Partial, state, key);
        }

        RequireConsistent(paths.Progress, paths, state, key);
        return (partial ?? 0) >= state.Length || IsNamed(disk, paths, state)
            ? state
            : throw ExportErrors.PartialDamaged(paths.Partial, paths, $"it has {partial ?? 0} bytes where the checkpoint has {state.Length}");
    }

    /// <summary>Returns the state of a partition that the same export has finished; throws if another export has.</summary>
    public static ExportState? Finished(IExportDisk disk, ExportPaths paths, ExportKey key, ExportOptions options)
    {
        if (options.Force || paths.Done is null || disk.Length(paths.Final) is not { } length || disk.Read(paths.Done) is not { } bytes)
        {
            return null;
        }

        ExportState state = Read(paths.Done, paths, bytes);
        if (state.Key != key.Hash)
        {
            throw ExportErrors.OtherExport(paths.Final, state, key);
        }

        RequireConsistent(paths.Done, paths, state, key);
        if (!state.IsFinished)
        {
            throw ExportErrors.ProgressUnreadable(paths.Done, paths, "it is of an unfinished file");
        }

        // An unfinished replacement, or a file that was changed since, is left to the other checks.
        return length == state.FinalLength && disk.Length(paths.Progress) is null ? state : null;
    }

    /// <summary>
    /// True if the file has its final name, and only its checkpoint is left; of a Parquet file, also the rows that it was made from.
    /// </summary>
    public static bool IsNamed(IExportDisk disk, ExportPaths paths, ExportState state) =>
        state.IsFinished && disk.Length(paths.Final) == state.FinalLength && (state.ConvertedLength is null || disk.Length(paths.Converted) is null);

    private static void CheckFolder(IExportDisk disk, ExportPaths paths)
    {
        // Folders with the names of the other files prevent the export too, and would be noticed only after it has begun.
        foreach (string path in paths.All)
        {
            if (disk.FolderExists(path))
            {
                throw ExportErrors.PathIsFolder(path);
            }

            // Throws for links, pipes, sockets and devices.
            _ = disk.Length(path);
        }

        // The folder of a partition is created when its file is written.
        if (paths.Done is null && !disk.FolderExists(Path.GetDirectoryName(paths.Final)!))
        {
            throw ExportErrors.FolderMissing(paths.Final);
        }
    }

    private static void CheckFinal(IExportDisk disk, ExportPaths paths, ExportState? state, long? partial)
    {
        bool isOwn = state is not null
            && (state.Replaces || (IsNamed(disk, paths, state) && (state.ConvertedLength is not null || (partial ?? 0) < Math.Max(1, state.Length))));
        if (disk.Length(paths.Final) is { } length && !isOwn)
        {
            throw ExportErrors.FileExists(paths.Final, length, disk.Written(paths.Final));
        }
    }

    private static ExportState Read(string path, ExportPaths paths, byte[] bytes)
    {
        try
        {
            ExportState? state = ExportState.Read(bytes);
            return state is { Version: ExportState.CurrentVersion }
                ? state
                : throw ExportErrors.ProgressUnreadable(path, paths, "another version of the module wrote it");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or OverflowException or FormatException or NotSupportedException)
        {
            throw ExportErrors.ProgressUnreadable(path, paths, "it is not a checkpoint, or has been damaged");
        }
    }

    private static void RequireConsistent(string path, ExportPaths paths, ExportState state, ExportKey key)
    {
        if (StateCheck.Contradiction(state, key.Interval) is { } contradiction)
        {
            throw ExportErrors.ProgressUnreadable(path, paths, contradiction);
        }
    }
}
