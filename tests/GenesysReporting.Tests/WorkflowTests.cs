using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GenesysReporting.Tests;

/// <summary>The workflow of GitHub Actions: it cannot run here, so that what it names is compared with the repository.</summary>
public partial class WorkflowTests
{
    // The programs of a runner; everything else must be a file of the repository.
    private static readonly string[] Programs = ["dotnet", "echo", "pwsh"];

    private static readonly YamlNode Workflow = RepositoryFiles.Yaml(".github", "workflows", "ci.yml");

    private static IEnumerable<YamlNode> Jobs => ((YamlMappingNode)Workflow["jobs"]).Children.Values;

    private static IEnumerable<YamlNode> Steps => Jobs.SelectMany(job => RepositoryFiles.Items(job["steps"]));

    private static IEnumerable<string> Commands => Steps.Where(step => RepositoryFiles.Has(step, "run"))
        .SelectMany(step => RepositoryFiles.Text(step["run"]).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void It_calls_the_commands_of_the_project()
    {
        Assert.Contains("./build.sh test", Commands);
        Assert.Contains("./build.ps1 test", Commands);
        Assert.Contains("./build.sh package", Commands);
    }

    [Fact]
    public void Every_command_exists()
    {
        Assert.NotEmpty(Commands);
        Assert.All(Commands, command =>
        {
            string[] words = command.Split(' ');
            Assert.True(Programs.Contains(words[0]) || RepositoryFiles.Exists(words[0]), command);
            if (words[0].StartsWith("./build.", StringComparison.Ordinal))
            {
                Assert.Contains(words[1], RepositoryFiles.BuildTasks());
            }
        });
    }

    [Fact]
    public void Every_action_is_pinned_to_a_commit_and_says_its_version()
    {
        string[] uses = [.. File.ReadLines(RepositoryFiles.At(".github", "workflows", "ci.yml")).Where(line => line.Contains("uses:", StringComparison.Ordinal))];

        Assert.Equal(Steps.Count(step => RepositoryFiles.Has(step, "uses")), uses.Length);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    /// <summary>Dependabot updates the workflow alone, so the sample would keep versions that no longer run.</summary>
    [Fact]
    public void The_sample_has_the_versions_of_the_workflow()
    {
        string workflow = File.ReadAllText(RepositoryFiles.At(".github", "workflows", "ci.yml"));
        Match[] uses = [.. SampleAction().Matches(File.ReadAllText(RepositoryFiles.At("samples", "github-actions", "queue-report.yml"))).OfType<Match>()];

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Matches($"{use.Groups["action"].Value}@[0-9a-f]{{40}} # v{use.Groups["version"].Value}\\.", workflow));
    }

    [Fact]
    public void It_may_read_the_repository_and_nothing_else()
    {
        Assert.Equal(["contents"], RepositoryFiles.Keys(Workflow["permissions"]));
        Assert.Equal("read", RepositoryFiles.Text(Workflow["permissions"]["contents"]));
        Assert.All(Jobs, job => Assert.False(RepositoryFiles.Has(job, "permissions")));
        Assert.DoesNotContain("secrets.", File.ReadAllText(RepositoryFiles.At(".github", "workflows", "ci.yml")), StringComparison.Ordinal);
        Assert.All(
            Steps.Where(step => RepositoryFiles.Has(step, "uses") && RepositoryFiles.Text(step["uses"]).StartsWith("actions/checkout@", StringComparison.Ordinal)),
            step => Assert.Equal("false", RepositoryFiles.Text(step["with"]["persist-credentials"])));
    }

    [Fact]
    public void Every_job_has_an_end_and_a_newer_commit_replaces_a_run()
    {
        Assert.All(Jobs, job => Assert.InRange(int.Parse(RepositoryFiles.Text(job["timeout-minutes"]), null), 1, 90));
        Assert.Contains("github.ref", RepositoryFiles.Text(Workflow["concurrency"]["group"]), StringComparison.Ordinal);
    }

    [Fact]
    public void It_tests_three_systems_with_three_versions_of_PowerShell_from_the_oldest_on()
    {
        YamlNode matrix = Workflow["jobs"]["test"]["strategy"]["matrix"];
        string[] versions = [.. RepositoryFiles.Items(matrix["powershell"]).Select(entry => RepositoryFiles.Text(entry["version"]))];
        string oldest = OldestPowerShell().Match(File.ReadAllText(RepositoryFiles.At("GenesysReporting.psd1"))).Groups[1].Value;
        string pinned = PinnedPowerShell().Match(File.ReadAllText(RepositoryFiles.At(".config", "dotnet-tools.json"))).Groups[1].Value;

        Assert.Equal(["ubuntu-latest", "windows-latest", "macos-latest"], RepositoryFiles.Items(matrix["os"]).Select(RepositoryFiles.Text));
        Assert.Equal([Range(oldest), Range(pinned), "*"], versions);
    }

    [Fact]
    public void The_build_looks_for_the_Pester_that_the_suite_imports()
    {
        string build = OldestPester().Match(File.ReadAllText(RepositoryFiles.At("build", "PesterModule.cs"))).Groups[1].Value;

        Assert.Contains($"-MinimumVersion {build}\n", File.ReadAllText(RepositoryFiles.At("tests", "Invoke-Pester.ps1")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Range(string version)
    {
        Version lowest = Version.Parse(version);
        return $"[{lowest.Major}.{lowest.Minor}.*,{lowest.Major}.{lowest.Minor + 1})";
    }

    [GeneratedRegex(@"uses: (?<action>actions/[\w-]+)@v(?<version>\d+)")]
    private static partial Regex SampleAction();

    [GeneratedRegex(@"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"PowerShellVersion\s*=\s*'([\d.]+)'")]
    private static partial Regex OldestPowerShell();

    [GeneratedRegex("""powershell":\s*\{\s*"version": "([\d.]+)""")]
    private static partial Regex PinnedPowerShell();

    [GeneratedRegex("""OldestVersion = "([\d.]+)""")]
    private static partial Regex OldestPester();
}
