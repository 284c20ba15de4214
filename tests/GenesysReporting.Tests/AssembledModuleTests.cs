using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GenesysReporting.Tests;

/// <summary>The assembled module is complete and holds nothing that does not belong.</summary>
public class AssembledModuleTests
{
    private static readonly string Manifest = File.ReadAllText(AssembledModule.At("GenesysReporting.psd1"));

    [Fact]
    public void Each_part_lies_in_its_place()
    {
        Assert.Equal(["GenesysReporting.Core.dll", "GenesysReporting.dll"], AssembledModule.Files("bin").Order(StringComparer.Ordinal));
        Assert.Equal(["GenesysReporting.Sandbox.dll"], AssembledModule.Files("bin", "sandbox"));
        Assert.Contains("GenesysReporting.Http.dll", AssembledModule.Files("bin", "http"));
        Assert.Equal(["GenesysReporting.Documents.dll", "SpreadCheetah.dll"], AssembledModule.Files("bin", "documents").Order(StringComparer.Ordinal));
        Assert.Contains("GenesysReporting.Stores.dll", AssembledModule.Files("bin", "stores"));
        Assert.Contains("GenesysReporting.Format.ps1xml", AssembledModule.Files("formats"));
        Assert.Contains("GenesysReporting.dll-Help.xml", AssembledModule.Files("en-US"));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("vault")]
    [InlineData("documents")]
    [InlineData("stores")]
    public void An_isolated_folder_ships_nothing_that_the_framework_has(string folder)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] ours = AssembledModule.Files("bin", folder);

        Assert.NotEmpty(ours);
        Assert.DoesNotContain(ours, file => File.Exists(Path.Combine(framework, file)));
        Assert.DoesNotContain("System.Management.Automation.dll", ours);
        Assert.DoesNotContain("GenesysReporting.Core.dll", ours);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("vault")]
    [InlineData("documents")]
    [InlineData("stores")]
    public void Every_assembly_that_an_isolated_folder_needs_is_in_it_or_in_the_framework(string folder)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] ours = AssembledModule.Files("bin", folder);

        string[] missing = ours
            .SelectMany(file => AssembledModule.References(AssembledModule.At("bin", folder, file)))
            .Distinct()
            .Where(name => name != "GenesysReporting.Core"
                && !ours.Contains(name + ".dll")
                && !File.Exists(Path.Combine(framework, name + ".dll")))
            .ToArray();

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("win-x64", "e_sqlite3.dll")]
    [InlineData("win-arm64", "e_sqlite3.dll")]
    [InlineData("linux-x64", "libe_sqlite3.so")]
    [InlineData("linux-arm64", "libe_sqlite3.so")]
    [InlineData("linux-musl-x64", "libe_sqlite3.so")]
    [InlineData("osx-x64", "libe_sqlite3.dylib")]
    [InlineData("osx-arm64", "libe_sqlite3.dylib")]
    public void SQLite_has_a_native_part_for_each_platform_of_PowerShell(string platform, string file) =>
        Assert.Equal([file], AssembledModule.Files("bin", "stores", "runtimes", platform, "native"));

    [Fact]
    public void SQLite_has_no_native_part_for_other_platforms() =>
        Assert.Equal(7, Directory.GetDirectories(AssembledModule.At("bin", "stores", "runtimes")).Length);

    [Fact]
    public void The_assemblies_have_the_manifests_version()
    {
        string version = Regex.Match(Manifest, @"ModuleVersion\s*=\s*'([\d.]+)'").Groups[1].Value;

        foreach (string file in (string[])["GenesysReporting.dll", "GenesysReporting.Core.dll"])
        {
            Assert.Equal(version + ".0", AssemblyName.GetAssemblyName(AssembledModule.At("bin", file)).Version!.ToString());
        }
    }

    [Fact]
    public void The_manifest_names_its_exports_one_by_one()
    {
        Assert.DoesNotContain("'*'", Manifest, StringComparison.Ordinal);
        Assert.Contains("FunctionsToExport    = @()", Manifest, StringComparison.Ordinal);
        Assert.Contains("AliasesToExport      = @()", Manifest, StringComparison.Ordinal);
    }

    /// <summary>Views name types as text: a renamed class would silently lose its view.</summary>
    [Fact]
    public void Every_view_belongs_to_a_type_that_exists()
    {
        string[] sources = Directory
            .EnumerateFiles(Path.Combine(AssembledModule.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToArray();
        string[] viewed = XDocument.Load(AssembledModule.At("formats", "GenesysReporting.Format.ps1xml"))
            .Descendants("TypeName")
            .Select(e => e.Value)
            .ToArray();

        Assert.NotEmpty(viewed);
        Assert.All(viewed, name => Assert.Contains(sources, source => Declares(source, name)));
    }

    private static bool Declares(string source, string fullName)
    {
        int dot = fullName.LastIndexOf('.');
        return source.Contains($"\"{fullName}\"", StringComparison.Ordinal)
            || (source.Contains($"namespace {fullName[..dot]};", StringComparison.Ordinal)
                && Regex.IsMatch(source, $@"\b(class|record)\s+{fullName[(dot + 1)..]}\b"));
    }
}
