using System.Text.RegularExpressions;

namespace GenesysReporting.Tests;

/// <summary>The direction of dependencies, held against the assemblies that ship.</summary>
public class ArrowsTests
{
    [Fact]
    public void The_engine_refers_to_the_framework_alone() =>
        Assert.All(AssembledModule.References(AssembledModule.At("bin", "GenesysReporting.Core.dll")), IsFramework);

    [Fact]
    public void The_sandbox_refers_to_the_framework_alone() =>
        Assert.All(AssembledModule.References(AssembledModule.At("bin", "sandbox", "GenesysReporting.Sandbox.dll")), IsFramework);

    [Fact]
    public void The_cmdlets_refer_to_PowerShell_and_the_engine_alone() => Assert.All(
        AssembledModule.References(AssembledModule.At("bin", "GenesysReporting.dll"))
            .Except(["System.Management.Automation", "GenesysReporting.Core"]),
        IsFramework);

    [Fact]
    public void The_transport_knows_nothing_of_PowerShell_and_the_cmdlets()
    {
        string[] references = AssembledModule.References(AssembledModule.At("bin", "http", "GenesysReporting.Http.dll"));

        Assert.Contains("GenesysReporting.Core", references);
        Assert.DoesNotContain("GenesysReporting", references);
        Assert.DoesNotContain("System.Management.Automation", references);
    }

    [Fact]
    public void The_vault_knows_nothing_of_PowerShell_and_the_cmdlets()
    {
        string[] references = AssembledModule.References(AssembledModule.At("bin", "vault", "GenesysReporting.Vault.dll"));

        Assert.Contains("GenesysReporting.Core", references);
        Assert.DoesNotContain("GenesysReporting", references);
        Assert.DoesNotContain("System.Management.Automation", references);
    }

    /// <summary>Inside the engine too: each folder knows those before it and none after.</summary>
    [Fact]
    public void The_engines_folders_point_one_way()
    {
        string[] order =
        [
            "Errors", "Scanning", "Isolation", "Regions", "Transport", "Telemetry", "Auth", "Configuration", "Profiles", "Api", "Names", "Analytics",
            "Rows", "Export", "Rehearsal",
        ];
        string core = Path.Combine(AssembledModule.Root, "src", "GenesysReporting.Core");
        var backward = new List<string>();
        foreach (string file in Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories))
        {
            string folder = Path.GetRelativePath(core, file).Split(Path.DirectorySeparatorChar)[0];
            int place = Array.IndexOf(order, folder);
            Assert.True(place >= 0, $"{folder} has no place in the order.");
            backward.AddRange(Regex.Matches(File.ReadAllText(file), @"\bGenesysReporting\.(\w+)")
                .Where(m => Array.IndexOf(order, m.Groups[1].Value) > place)
                .Select(m => $"{Path.GetRelativePath(core, file)} -> {m.Groups[1].Value}"));
        }

        Assert.Empty(backward);
    }

    private static void IsFramework(string name) => Assert.True(
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll")),
        $"{name} is not of the framework.");
}
