using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GenesysReporting.Tests;

/// <summary>The module that the build assembled in out/GenesysReporting, read without loading any of it.</summary>
internal static class AssembledModule
{
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "out", "GenesysReporting", Fact("ModuleVersion"));

    public static string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    public static string[] Files(params string[] parts) => Directory.Exists(At(parts))
        ? [.. Directory.GetFiles(At(parts)).Select(file => Path.GetFileName(file))]
        : [];

    /// <summary>Returns the names of the assemblies that an assembly refers to.</summary>
    public static string[] References(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .ToArray();
    }

    private static string Fact(string key) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == key)
        .Value!;

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenesysReporting.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
