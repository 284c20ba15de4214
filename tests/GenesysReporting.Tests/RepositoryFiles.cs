using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GenesysReporting.Tests;

/// <summary>The files of the repository that are not code, and the names that they may use.</summary>
internal static partial class RepositoryFiles
{
    // Folders with files that the build or a package manager wrote.
    private static readonly string[] Written = [".git", "artifacts", "bin", "node_modules", "obj", "out", "TestResults"];

    public static string At(params string[] parts) => Path.Combine([AssembledModule.Root, .. parts]);

    public static bool Exists(string relative) => Path.Exists(At(relative.Trim('/')));

    /// <summary>Returns the paths of all pages in Markdown, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> Pages() => Under(AssembledModule.Root)
        .Where(file => Path.GetExtension(file) == ".md")
        .Select(file => Path.GetRelativePath(AssembledModule.Root, file).Replace('\\', '/'));

    /// <summary>Returns the only document of a YAML file; an exception if it is damaged or has a key twice.</summary>
    public static YamlNode Yaml(params string[] parts)
    {
        using var text = new StreamReader(At(parts));
        var stream = new YamlStream();
        stream.Load(text);
        return stream.Documents.Single().RootNode;
    }

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    public static IEnumerable<YamlNode> Items(YamlNode node) => ((YamlSequenceNode)node).Children;

    public static IEnumerable<string> Keys(YamlNode node) => ((YamlMappingNode)node).Children.Keys.Select(Text);

    public static bool Has(YamlNode node, string key) => ((YamlMappingNode)node).Children.ContainsKey(key);

    /// <summary>Returns the tasks of the build program.</summary>
    public static string[] BuildTasks() =>
        [.. TaskNames().Matches(File.ReadAllText(At("build", "Program.cs"))).Select(match => match.Groups[1].Value)];

    /// <summary>Returns the names of the module's cmdlets.</summary>
    public static string[] Cmdlets() =>
        [.. Exports().Matches(File.ReadAllText(At("GenesysReporting.psd1"))).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Under(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder)
            .Where(child => !Written.Contains(Path.GetFileName(child)))
            .SelectMany(Under));

    [GeneratedRegex("""^\s+"(\w+)" =>""", RegexOptions.Multiline)]
    private static partial Regex TaskNames();

    [GeneratedRegex(@"^\s+'(\w+-Genesys\w+)'", RegexOptions.Multiline)]
    private static partial Regex Exports();
}
