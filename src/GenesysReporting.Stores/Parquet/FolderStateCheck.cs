using System.Globalization;
using System.Text.Json;

namespace GenesysReporting.Stores.Parquet;

/// <summary>Refuses files of the state that no module has written. Each method throws a <see cref="JsonException"/>.</summary>
internal static class FolderStateCheck
{
    /// <summary>Returns the information.</summary>
    public static FolderInfo Check(FolderInfo info)
    {
        _ = StoreInfoCheck.Check(info.Info);
        return info.Tables is { } tables && tables.All(t => t is { Name: not null, Columns: not null } && t.Columns.All(c => c is { Name: not null } && Enum.IsDefined(c.Kind)))
            ? info
            : throw new JsonException("A table has no name, or a column of an unknown kind.");
    }

    /// <summary>Returns a manifest, whose files and day have to be those of its name.</summary>
    public static DayManifest Check(DayManifest manifest)
    {
        bool isOther = manifest.Day is { } day && (day.Data != manifest.Data || day.Day != manifest.Date);
        return isOther ? throw new JsonException("It describes another day.")
            : manifest.Open < 0 || !manifest.Files.All(f => IsOf(manifest, f)) || manifest.Files.DistinctBy(f => f.Table).Count() < manifest.Files.Count
            ? throw new JsonException("Its files or its numbers do not belong to the day.")
            : manifest;
    }

    /// <summary>Returns the list of a change, which may only name files of the store.</summary>
    public static FolderCommit Check(FolderCommit commit) =>
        commit is { Moves: { } moves, Deletes: { } deletes } && moves.Concat(deletes).All(FolderPaths.IsOwn)
            ? commit
            : throw new JsonException("It names files that are not of the store.");

    private static bool IsOf(DayManifest manifest, PartFile? file) =>
        file is { Rows: >= 0, Bytes: >= 0, Sha256.Length: 64 } && FolderPaths.IsOwn(file.Path)
        && file.Path == string.Create(CultureInfo.InvariantCulture, $"table={file.Table}/day={manifest.Date:yyyy-MM-dd}/part-0.parquet");
}
