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

    [Fact]
    public void The_documents_know_nothing_of_PowerShell_and_the_cmdlets()
    {
        string[] references = AssembledModule.References(AssembledModule.At("bin", "documents", "GenesysReporting.Documents.dll"));

        Assert.Contains("GenesysReporting.Core", references);
        Assert.DoesNotContain("GenesysReporting", references);
        Assert.DoesNotContain("System.Management.Automation", references);
    }

    [Fact]
    public void The_stores_know_nothing_of_PowerShell_and_the_cmdlets()
    {
        string[] references = AssembledModule.References(AssembledModule.At("bin", "stores", "GenesysReporting.Stores.dll"));

        Assert.Contains("GenesysReporting.Core", references);
        Assert.DoesNotContain("GenesysReporting", references);
        Assert.DoesNotContain("System.Management.Automation", references);
    }

    /// <summary>Each room of the engine knows only those before it.</summary>
    [Fact]
    public void The_engines_rooms_point_one_way() => PointsOneWay(
        new SourceArrows("GenesysReporting.Core"),
        "Collections", "Errors", "Json", "Hosting", "Protection", "Regions", "Transport", "Telemetry", "Auth", "Auth/Code", "Auth/Choice", "Configuration", "Profiles",
        "Api/Governing", "Api", "Api/Calls", "Names", "Analytics/Time", "Analytics/Catalog", "Analytics/Filters", "Analytics/Queries",
        "Analytics/Records", "Analytics/Jobs", "Analytics/Reading", "Rows", "Rows/Conversations", "Rows/Groups", "Rows/Agents", "Rows/Reading", "Export/Lines", "Export",
        "Reports/Output", "Reports/Definitions", "Reports/Figures", "Reports/Questions", "Reports/Reading", "Reports/Sources", "Reports", "Stores/Tables", "Stores/Model", "Stores/Sync", "WarmUp");

    [Fact]
    public void The_cmdlets_rooms_point_one_way() => PointsOneWay(
        new SourceArrows("GenesysReporting", "GenesysReporting.Core"),
        string.Empty, "Json", "Arguments", "Rows", "Pipeline", "Runs", "Sessions", "Sandbox", "Completion", "Base", "Commands", "Module");

    [Fact]
    public void The_sandboxs_rooms_point_one_way() => PointsOneWay(
        new SourceArrows("GenesysReporting.Sandbox"),
        "Public", "Data", "Http", "Errors", "Queries", "Conversations", "Generation", "Presence", "Aggregates", "Live", "Usage", "Jobs", "Auth", "Faults", "Log", "Api", string.Empty);

    [Fact]
    public void The_documents_rooms_point_one_way() => PointsOneWay(
        new SourceArrows("GenesysReporting.Documents", "GenesysReporting.Core"),
        "Values", "Html", "Charts", "Pages", "Workbooks", string.Empty);

    /// <param name="arrows">The references of a project.</param>
    /// <param name="order">Its rooms. Rooms that are joined by " | " know each other.</param>
    private static void PointsOneWay(SourceArrows arrows, params string[] order)
    {
        Dictionary<string, int> place = order
            .SelectMany((group, index) => group.Split(" | ").Select(room => (room, index)))
            .ToDictionary(pair => pair.room, pair => pair.index);
        Assert.Equal(arrows.Rooms().Order(StringComparer.Ordinal), place.Keys.Order(StringComparer.Ordinal));
        string backward = string.Join('\n', arrows.Read().Where(arrow => place[arrow.To] > place[arrow.From]));
        Assert.True(backward.Length == 0, backward);
    }

    private static void IsFramework(string name) => Assert.True(
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll")),
        $"{name} is not of the framework.");
}
