namespace GenesysReporting.Build;

/// <summary>The archive for automation accounts, whose one folder has the name of the manifest.</summary>
internal static class ModuleArchive
{
    /// <summary>Writes the archive and returns its path.</summary>
    public static string Write(string folder, ModuleManifest manifest, IEnumerable<ModuleFile> files, DateTimeOffset time)
    {
        string path = Path.Combine(folder, $"{manifest.Name}.zip");
        StableArchive.Write(path, files.Select(f => ($"{manifest.Name}/{f.Path}", f.Open)), time);
        return path;
    }
}
