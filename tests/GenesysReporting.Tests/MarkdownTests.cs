using System.Text.RegularExpressions;

namespace GenesysReporting.Tests;

/// <summary>The pages of the repository name only files, headings, build tasks and cmdlets that exist.</summary>
public partial class MarkdownTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_a_heading_that_exist()
    {
        string[] pages = [.. RepositoryFiles.Pages()];
        string[] dead =
        [
            .. pages.SelectMany(page => Links(File.ReadAllText(RepositoryFiles.At(page)))
                .Where(target => !IsAlive(page, target))
                .Select(target => $"{page}: {target}")),
        ];

        Assert.Contains("README.md", pages);
        Assert.True(dead.Length == 0, $"{dead.Length} links:\n{string.Join('\n', dead)}");
    }

    [Fact]
    public void Every_command_of_the_build_that_a_page_names_is_a_task()
    {
        string[] tasks = RepositoryFiles.BuildTasks();
        string[] named =
        [
            .. RepositoryFiles.Pages().SelectMany(page => BuildCommands().Matches(File.ReadAllText(RepositoryFiles.At(page))))
                .Select(match => match.Groups[1].Value).Distinct(),
        ];

        Assert.Contains("test", named);
        Assert.Empty(named.Except(tasks));
    }

    [Fact]
    public void Every_cmdlet_that_a_page_names_is_exported()
    {
        string[] unknown =
        [
            .. RepositoryFiles.Pages().SelectMany(page => CmdletNames().Matches(File.ReadAllText(RepositoryFiles.At(page)))
                .Select(match => match.Value)
                .Except(RepositoryFiles.Cmdlets())
                .Select(name => $"{page}: {name}")),
        ];

        Assert.True(unknown.Length == 0, string.Join('\n', unknown));
    }

    /// <summary>A comparison without evidence is advertising.</summary>
    [Fact]
    public void Every_claim_of_the_comparison_has_a_link()
    {
        string[] claims =
        [
            .. File.ReadLines(RepositoryFiles.At("docs", "comparison.md"))
                .Where(line => line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("| ", StringComparison.Ordinal)),
        ];

        Assert.NotEmpty(claims);
        Assert.All(claims.Skip(1), claim => Assert.NotEmpty(Links(claim)));
    }

    [Theory]
    [InlineData("[a](b.md)", "b.md")]
    [InlineData("![a](b/c.png \"title\")", "b/c.png")]
    [InlineData("[`a`](b.md#c)", "b.md#c")]
    [InlineData("[a]: b.md", "b.md")]
    [InlineData("`[a](b.md)`", null)]
    [InlineData("```\n[a](b.md)\n```", null)]
    [InlineData("[int](1.5)", "1.5")]
    [InlineData("[a] (b.md)", null)]
    public void A_link_is_found_in_text_and_not_in_code(string markdown, string? target) =>
        Assert.Equal(target is null ? [] : [target], Links(markdown));

    [Theory]
    [InlineData("docs/adding.md", "architecture.md", true)]
    [InlineData("docs/adding.md", "architecture.md#the-rooms", true)]
    [InlineData("docs/adding.md", "../README.md", true)]
    [InlineData("docs/adding.md", "#a-cmdlet", true)]
    [InlineData("docs/adding.md", "https://example.com/x", true)]
    [InlineData("docs/adding.md", "README.md", false)]
    [InlineData("docs/adding.md", "architecture.md#no-such-heading", false)]
    [InlineData("docs/adding.md", "#no-such-heading", false)]
    [InlineData("docs/adding.md", "../../x.md", false)]
    public void A_link_is_alive_only_if_its_file_and_heading_exist(string page, string target, bool isAlive) =>
        Assert.Equal(isAlive, IsAlive(page, target));

    private static IEnumerable<string> Links(string markdown)
    {
        string text = Code().Replace(markdown, match => match.Value.Contains('\n', StringComparison.Ordinal) ? "\n" : "code");
        return LinkTargets().Matches(text).Select(match => match.Groups["target"].Value);
    }

    private static bool IsAlive(string page, string target)
    {
        if (Elsewhere().IsMatch(target))
        {
            return true;
        }

        string[] parts = target.Split('#', 2);
        string folder = Path.GetDirectoryName(RepositoryFiles.At(page))!;
        string path = parts[0].Length == 0 ? RepositoryFiles.At(page) : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(parts[0])));
        return path.StartsWith(AssembledModule.Root, StringComparison.Ordinal)
            && Path.Exists(path)
            && (parts.Length == 1 || Headings(path).Contains(parts[1]));
    }

    // The ids that GitHub gives to headings.
    private static IEnumerable<string> Headings(string path) => HeadingLines().Matches(Code().Replace(File.ReadAllText(path), match => match.Value.Trim('`')))
        .Select(match => NotInIds().Replace(match.Groups[1].Value.Trim(), string.Empty).Replace(' ', '-').ToLowerInvariant());

    [GeneratedRegex("^```.*?^```|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)(?:\s+""[^""]*"")?\)|^\[[^\]]+\]:\s+(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex LinkTargets();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingLines();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInIds();

    [GeneratedRegex(@"\./build\.(?:sh|ps1)[ \t]+([a-z]+)")]
    private static partial Regex BuildCommands();

    [GeneratedRegex(@"\b[A-Z][a-z]+-Genesys[A-Za-z]+\b")]
    private static partial Regex CmdletNames();
}
