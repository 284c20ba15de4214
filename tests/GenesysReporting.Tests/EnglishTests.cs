using System.Text.RegularExpressions;

namespace GenesysReporting.Tests;

/// <summary>The comments of the repository, which use plain English: the words of the base library's documentation.</summary>
public partial class EnglishTests
{
    private static readonly string[] Folders = ["src", "tests", "tools", "build", "benchmarks", "samples", "docs", ".github"];

    /// <summary>Finds turns of phrase for which there is a plainer one; CONTRIBUTING.md lists them with their replacements.</summary>
    [Fact]
    public void Comments_are_in_plain_English()
    {
        string[] found =
        [
            .. Folders.SelectMany(folder => Files(Path.Combine(AssembledModule.Root, folder)))
                .SelectMany(file => Lines(file).Select((line, index) => (file, line, number: index + 1)))
                .Where(at => Comment(at.line) is { } comment && (Phrases().IsMatch(comment) || Openings().IsMatch(comment)))
                .Select(at => $"{Path.GetRelativePath(AssembledModule.Root, at.file)}:{at.number}: {at.line.Trim()}"),
        ];

        Assert.True(found.Length == 0, $"{found.Length} comments:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("// Raises an error.", true)]
    [InlineData("/// <summary>Whether it is open.</summary>", true)]
    [InlineData("/// <summary>True if it is open.</summary>", false)]
    [InlineData("int doubles = 1;", false)]
    [InlineData("$x # goes on with it", false)]
    [InlineData("# It goes on with it.", true)]
    public void A_phrase_is_found_in_a_comment_and_nowhere_else(string line, bool isFound) =>
        Assert.Equal(isFound, Comment(line) is { } comment && (Phrases().IsMatch(comment) || Openings().IsMatch(comment)));

    [Fact]
    public void A_comment_of_a_project_is_read_line_by_line()
    {
        string[] lines = [.. CommentLines("<A>\n  <!-- It is laid\n    anew. -->\n  <B Text=\"anew\" />\n</A>")];

        Assert.Equal(["", "#  It is laid", "#     anew. ", "", ""], lines);
        Assert.Equal([1, 2], lines.Select((line, index) => (line, index)).Where(at => Comment(at.line) is { } text && Phrases().IsMatch(text)).Select(at => at.index));
    }

    // The lines of a file; of a project, only its comments, as those of a script.
    private static IEnumerable<string> Lines(string file) =>
        Path.GetExtension(file) is ".csproj" or ".props" or ".targets" ? CommentLines(File.ReadAllText(file)) : File.ReadLines(file);

    private static IEnumerable<string> CommentLines(string project)
    {
        bool isComment = false;
        foreach (string line in project.Split('\n'))
        {
            int start = isComment ? 0 : line.IndexOf("<!--", StringComparison.Ordinal);
            int end = line.IndexOf("-->", Math.Max(start, 0), StringComparison.Ordinal);
            yield return start < 0 ? string.Empty : $"# {line[(isComment ? 0 : start + 4)..(end < 0 ? line.Length : end)]}";
            isComment = start >= 0 && end < 0;
        }
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".ps1" or ".psm1" or ".sh" or ".yml" or ".csproj" or ".props" or ".targets")
        .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && Path.GetFileName(file) != "EnglishTests.cs");

    private static string? Comment(string line) => CommentStart().Match(line) is { Success: true } match ? match.Groups["text"].Value : null;

    [GeneratedRegex(@"^\s*(?:///?|#)(?!\w)(?<text>.*)$|\s//\s(?<text>.*)$")]
    private static partial Regex CommentStart();

    [GeneratedRegex("<(summary|returns)>(What|Whether|How|Where|When|Who|The same|One of them)\\b")]
    private static partial Regex Openings();

    [GeneratedRegex(
        """
        \b(
          raises | nobody | somebody | whoever | anew | befalls? | meanwhile | likewise | aloud | laid | lays | (?<!lags?\ )behind | beside
          | for\ ever | without\ a\ word | in\ words | passed\ over | brought | stretch(es)?
          | of\ (its|their|one's|our|your)\ own
          | (is|are|was|were)\ no\ (?!longer|more\b|less\b|different|later|earlier|fewer)[a-z]
          | go(es)?\ on | went\ on | gone\ on | going\ on
          | (told|tells?)\ (of|how|what|whether|apart) | (is|are|was)\ told
          | (is|are|was|were)\ to\ be | (?<!not\ )comes?\ to\ (a|an|the\ same)\b | looks?\ at | looked\ at
          | made\ of | in\ the\ moment | moments? | doubles
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Phrases();
}
