namespace GenesysReporting.Export;

/// <summary>The names of a file and of what stands beside it while it is unfinished.</summary>
internal sealed record ExportPaths
{
    private ExportPaths(string final, string prefix)
    {
        Final = final;
        string beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(final)!, prefix + System.IO.Path.GetFileName(final));
        Partial = beside + ".partial";
        Progress = beside + ".progress.json";
        Done = prefix.Length == 0 ? null : beside + ".done.json";
    }

    /// <summary>The file, once it is finished.</summary>
    public string Final { get; }

    /// <summary>The file while it is being written.</summary>
    public string Partial { get; }

    /// <summary>The checkpoint: how far it is.</summary>
    public string Progress { get; }

    /// <summary>What stays of the checkpoint when a partition is finished; null for a single file.</summary>
    public string? Done { get; }

    public static ExportPaths Single(string path) => new(path, string.Empty);

    /// <summary>
    /// A day's file in a folder of its own. What stands beside it begins with an underscore: engines that read such folders
    /// pass over these names.
    /// </summary>
    public static ExportPaths Of(string path, DateOnly day) => new(
        System.IO.Path.Combine(
            System.IO.Path.GetDirectoryName(path)!,
            "date=" + day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            System.IO.Path.GetFileName(path)),
        "_");
}
