using System.Globalization;
using GenesysReporting.Hosting;

namespace GenesysReporting.Export;

/// <summary>The paths of a file, and of the files next to it while it is unfinished.</summary>
internal sealed record ExportPaths
{
    private ExportPaths(string final, string prefix)
    {
        Final = final;
        string stem = Path.Combine(FolderOf(final), prefix + Path.GetFileName(final));
        Partial = stem + ".partial";
        Converted = stem + ".tmp";
        Progress = stem + ".progress.json";
        Done = prefix.Length == 0 ? null : stem + ".done.json";
        All = Done is null ? [Final, Partial, Converted, Progress, NextProgress] : [Final, Partial, Converted, Progress, NextProgress, Done];
        // The longest of the names.
        PathRules.CheckLength(NextProgress);
    }

    /// <summary>The file, once it is finished.</summary>
    public string Final { get; }

    /// <summary>The file while it is being written.</summary>
    public string Partial { get; }

    /// <summary>The Parquet file until it gets its final name.</summary>
    public string Converted { get; }

    /// <summary>The checkpoint.</summary>
    public string Progress { get; }

    /// <summary>The next checkpoint until it replaces the last.</summary>
    public string NextProgress => Progress + AtomicFile.Ending;

    /// <summary>The last checkpoint of a finished partition, which is kept; null for a single file.</summary>
    public string? Done { get; }

    /// <summary>All of the paths.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Returns the paths of a single file. Throws <c>PathIsFolder</c> for a root, <c>PathTooLong</c> or <c>NameTooLong</c>.</summary>
    public static ExportPaths Single(string path) => new(path, string.Empty);

    /// <summary>
    /// Returns the paths of a day's file in a separate folder. The names of the other files begin with an underscore: engines that
    /// read such folders skip them.
    /// </summary>
    public static ExportPaths Of(string path, DateOnly day) => new(
        Path.Combine(
            FolderOf(path),
            "date=" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Path.GetFileName(path)),
        "_");

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? throw ExportErrors.PathIsFolder(path);
}
