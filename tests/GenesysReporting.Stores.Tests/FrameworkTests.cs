using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GenesysReporting.Stores.Tests;

/// <summary>The assemblies of the stores, as the module ships them.</summary>
public class FrameworkTests
{
    private const int OldestFramework = 8;

    /// <summary>PowerShell 7.4 has .NET 8, and a package that needs more of the framework fails there at its first use.</summary>
    [Fact]
    public void The_packages_refer_to_nothing_newer_of_the_framework_than_NET_8()
    {
        string folder = AppContext.BaseDirectory.Replace("GenesysReporting.Stores.Tests", "GenesysReporting.Stores", StringComparison.Ordinal);
        string[] files = Directory.GetFiles(folder, "*.dll");
        HashSet<string> shipped = [.. files.Select(file => Path.GetFileNameWithoutExtension(file))];

        Assert.Contains("Npgsql", shipped);
        Assert.DoesNotContain(files.SelectMany(References), r => !shipped.Contains(r.Name) && r.Version.Major > OldestFramework);
    }

    private static List<(string Name, Version Version, string By)> References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(reader.GetAssemblyReference).Select(r => (reader.GetString(r.Name), r.Version, Path.GetFileName(file)))];
    }
}
