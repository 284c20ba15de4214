namespace GenesysReporting.Build;

/// <summary>A file of the assembled module.</summary>
/// <param name="Path">Its path in the module, with slashes.</param>
/// <param name="FullPath">Its path on this machine.</param>
internal sealed record ModuleFile(string Path, string FullPath)
{
    /// <summary>Opens the file for reading.</summary>
    public Func<Stream> Open => () => File.OpenRead(FullPath);

    /// <summary>Returns the files of a module's folder in an order that is the same on each machine.</summary>
    public static IReadOnlyList<ModuleFile> In(string module) =>
    [
        .. Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
            .Select(file => new ModuleFile(System.IO.Path.GetRelativePath(module, file).Replace('\\', '/'), file))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];
}
