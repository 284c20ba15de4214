using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GenesysReporting.Tests;

/// <summary>Dependabot, the forms of issues and the development container name what exists.</summary>
public partial class RepositorySettingsTests
{
    private static readonly string[] FieldTypes = ["checkboxes", "dropdown", "input", "textarea"];

    /// <summary>Gets the forms of issues; config.yml is not a form.</summary>
    public static TheoryData<string> Forms =>
        [.. Directory.GetFiles(RepositoryFiles.At(".github", "ISSUE_TEMPLATE"), "*.yml").Select(file => Path.GetFileName(file)).Where(file => file != "config.yml")];

    [Theory]
    [InlineData("nuget", "/", "Directory.Packages.props")]
    [InlineData("nuget", "/", ".config/dotnet-tools.json")]
    [InlineData("github-actions", "/", ".github/workflows")]
    [InlineData("npm", "/tests/GenesysReporting.OAuth.Tests/server", "package-lock.json")]
    [InlineData("devcontainers", "/", ".devcontainer/devcontainer.json")]
    public void Dependabot_looks_into_folders_that_have_the_files_of_their_kind(string kind, string folder, string file)
    {
        YamlNode[] updates = [.. RepositoryFiles.Items(RepositoryFiles.Yaml(".github", "dependabot.yml")["updates"])];

        Assert.Contains(updates, update => RepositoryFiles.Text(update["package-ecosystem"]) == kind && RepositoryFiles.Text(update["directory"]) == folder);
        Assert.Equal(4, updates.Length);
        Assert.True(RepositoryFiles.Exists($"{folder}/{file}"));
    }

    [Fact]
    public void Dependabot_leaves_alone_only_packages_that_are_used()
    {
        string used = File.ReadAllText(RepositoryFiles.At("Directory.Packages.props")) + File.ReadAllText(RepositoryFiles.At(".config", "dotnet-tools.json"));
        string[] ignored =
        [
            .. RepositoryFiles.Items(RepositoryFiles.Yaml(".github", "dependabot.yml")["updates"]).Where(update => RepositoryFiles.Has(update, "ignore"))
                .SelectMany(update => RepositoryFiles.Items(update["ignore"]))
                .Select(entry => RepositoryFiles.Text(entry["dependency-name"])),
        ];

        Assert.NotEmpty(ignored);
        Assert.All(ignored, name => Assert.Contains($"\"{name}\"", used, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_has_the_shape_that_GitHub_asks_for(string file)
    {
        YamlNode form = RepositoryFiles.Yaml(".github", "ISSUE_TEMPLATE", file);
        YamlNode[] body = [.. RepositoryFiles.Items(form["body"])];
        YamlNode[] fields = [.. body.Where(part => RepositoryFiles.Text(part["type"]) != "markdown")];

        Assert.NotEmpty(RepositoryFiles.Text(form["name"]));
        Assert.NotEmpty(RepositoryFiles.Text(form["description"]));
        Assert.All(body.Except(fields), part => Assert.NotEmpty(RepositoryFiles.Text(part["attributes"]["value"])));
        Assert.All(fields, part => Assert.Contains(RepositoryFiles.Text(part["type"]), FieldTypes));
        Assert.All(fields, part => Assert.NotEmpty(RepositoryFiles.Text(part["attributes"]["label"])));
        Assert.Equal(fields.Length, fields.Select(part => RepositoryFiles.Text(part["id"])).Distinct().Count());
        Assert.Equal(fields.Length, fields.Select(part => RepositoryFiles.Text(part["attributes"]["label"])).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_warns_of_secrets_first_and_asks_again_last(string file)
    {
        YamlNode[] body = [.. RepositoryFiles.Items(RepositoryFiles.Yaml(".github", "ISSUE_TEMPLATE", file)["body"])];
        YamlNode promise = RepositoryFiles.Items(body[^1]["attributes"]["options"]).Single();

        Assert.StartsWith("**Never paste a secret, a token", RepositoryFiles.Text(body[0]["attributes"]["value"]), StringComparison.Ordinal);
        Assert.Equal("true", RepositoryFiles.Text(promise["required"]));
        Assert.Contains("token", RepositoryFiles.Text(promise["label"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_of_errors_asks_for_what_is_needed()
    {
        string[] ids =
        [
            .. RepositoryFiles.Items(RepositoryFiles.Yaml(".github", "ISSUE_TEMPLATE", "bug.yml")["body"])
                .Where(part => RepositoryFiles.Has(part, "id")).Select(part => RepositoryFiles.Text(part["id"])),
        ];

        Assert.Equal(["command", "expected", "error", "correlation", "summary", "versions", "region", "clean"], ids);
        Assert.Equal("false", RepositoryFiles.Text(RepositoryFiles.Yaml(".github", "ISSUE_TEMPLATE", "config.yml")["blank_issues_enabled"]));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_cmdlet_that_a_form_names_is_exported(string file)
    {
        string[] named = [.. CmdletNames().Matches(File.ReadAllText(RepositoryFiles.At(".github", "ISSUE_TEMPLATE", file))).Select(match => match.Value)];

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(RepositoryFiles.Cmdlets()));
    }

    [Fact]
    public void The_container_has_the_SDK_that_builds_and_PowerShell()
    {
        using JsonDocument container = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.At(".devcontainer", "devcontainer.json")));
        using JsonDocument sdk = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.At("global.json")));
        JsonElement features = container.RootElement.GetProperty("features");

        Assert.StartsWith(
            features.GetProperty("ghcr.io/devcontainers/features/dotnet:2").GetProperty("version").GetString() + ".",
            sdk.RootElement.GetProperty("sdk").GetProperty("version").GetString(),
            StringComparison.Ordinal);
        Assert.True(features.TryGetProperty("ghcr.io/devcontainers/features/powershell:2", out JsonElement powershell));
        Assert.Equal("Pester,PSScriptAnalyzer,Microsoft.PowerShell.PlatyPS", powershell.GetProperty("modules").GetString());
    }

    [Fact]
    public void The_container_starts_with_commands_that_exist()
    {
        using JsonDocument container = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.At(".devcontainer", "devcontainer.json")));
        string command = container.RootElement.GetProperty("postCreateCommand").GetString()!;
        string[] paths = [.. command.Split(' ').Where(word => word.Contains('/', StringComparison.Ordinal))];

        Assert.Contains(".ci/install", paths);
        Assert.All(paths, path => Assert.True(RepositoryFiles.Exists(path), path));
        Assert.Contains(command.Split("./build.sh ")[^1], RepositoryFiles.BuildTasks());
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+-Genesys[A-Za-z]+\b")]
    private static partial Regex CmdletNames();
}
