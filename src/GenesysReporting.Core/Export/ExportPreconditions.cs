using System.Text.Json;

namespace GenesysReporting.Export;

/// <summary>Looks at what is there before anything is sent or overwritten.</summary>
internal static class ExportPreconditions
{
    /// <summary>
    /// The state of the unfinished export that is to be gone on with; null to begin anew. What is in the way raises an
    /// error that says what is there.
    /// </summary>
    /// <param name="disk">The files.</param>
    /// <param name="paths">Their names.</param>
    /// <param name="key">The export that is asked for.</param>
    /// <param name="options">How.</param>
    /// <param name="held">The length of the unfinished file, where this process holds it.</param>
    public static ExportState? Check(IExportDisk disk, ExportPaths paths, ExportKey key, ExportOptions options, long? held = null)
    {
        CheckFolder(disk, paths);
        if (options.Force)
        {
            return null;
        }

        long? partial = held ?? disk.Length(paths.Partial);
        ExportState? state = disk.Read(paths.Progress) is { } bytes ? Read(paths, bytes) : null;
        CheckFinal(disk, paths, state, partial);
        if (state is null)
        {
            return partial is > 0 and { } length ? throw ExportErrors.PartialUnknown(paths.Partial, length) : null;
        }

        if (state.Key != key.Hash)
        {
            throw ExportErrors.OtherExport(paths.Partial, state.Description, key.Description);
        }

        return (partial ?? 0) >= state.Length || IsNamed(disk, paths, state)
            ? state
            : throw ExportErrors.PartialDamaged(paths.Partial, $"it has {partial ?? 0} bytes where the checkpoint has {state.Length}");
    }

    /// <summary>Whether a partition was finished by the same export; raises where it is something else.</summary>
    public static ExportState? Finished(IExportDisk disk, ExportPaths paths, ExportKey key, ExportOptions options)
    {
        if (options.Force || paths.Done is null || disk.Length(paths.Final) is not { } length || disk.Read(paths.Done) is not { } bytes)
        {
            return null;
        }

        ExportState state = Read(paths, bytes);
        if (state.Key != key.Hash)
        {
            throw ExportErrors.OtherExport(paths.Final, state.Description, key.Description);
        }

        // Its own unfinished successor, or a file that somebody changed, is looked at further on.
        return length == state.Length && disk.Length(paths.Progress) is null ? state : null;
    }

    private static void CheckFolder(IExportDisk disk, ExportPaths paths)
    {
        // Folders by the names of what stands beside it are in the way as well, and would be met when all of it had begun.
        string?[] own = [paths.Final, paths.Partial, paths.Progress, paths.Done];
        if (Array.Find(own, path => path is not null && disk.FolderExists(path)) is { } folder)
        {
            throw ExportErrors.PathIsFolder(folder);
        }

        // The folder of a partition is made when it is written.
        if (paths.Done is null && !disk.FolderExists(Path.GetDirectoryName(paths.Final)!))
        {
            throw ExportErrors.FolderMissing(paths.Final);
        }
    }

    private static void CheckFinal(IExportDisk disk, ExportPaths paths, ExportState? state, long? partial)
    {
        bool isOwn = state is not null && (state.Replaces || (IsNamed(disk, paths, state) && (partial ?? 0) < Math.Max(1, state.Length)));
        if (disk.Length(paths.Final) is { } length && !isOwn)
        {
            throw ExportErrors.FileExists(paths.Final, length, disk.Written(paths.Final));
        }
    }

    /// <summary>Whether the file got its name, and only the checkpoint was left.</summary>
    private static bool IsNamed(IExportDisk disk, ExportPaths paths, ExportState state) =>
        state.IsFinished && disk.Length(paths.Final) == state.Length;

    private static ExportState Read(ExportPaths paths, byte[] bytes)
    {
        try
        {
            ExportState? state = ExportState.Read(bytes);
            return state is { Version: ExportState.CurrentVersion }
                ? state
                : throw ExportErrors.ProgressUnreadable(paths.Progress, "another version of the module wrote it");
        }
        catch (JsonException)
        {
            throw ExportErrors.ProgressUnreadable(paths.Progress, "it is no checkpoint");
        }
    }
}
