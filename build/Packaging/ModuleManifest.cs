using System.Text.RegularExpressions;

namespace GenesysReporting.Build;

/// <summary>The parts of the module's manifest that packages repeat.</summary>
internal sealed partial record ModuleManifest(string Name, string Text)
{
    public string Version => Value("ModuleVersion");

    public string Author => Value("Author");

    public string Copyright => Value("Copyright");

    public string Description => Value("Description");

    public string ReleaseNotes => Value("ReleaseNotes");

    public Uri ProjectUri => new(Value("ProjectUri"));

    public IReadOnlyList<string> Tags => List("Tags");

    public IReadOnlyList<string> Cmdlets => List("CmdletsToExport");

    public static ModuleManifest Read(string path) => new(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    private string Value(string name) => Regex.Match(Text, $@"^\s*{name}\s*=\s*'([^']+)'", RegexOptions.Multiline) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidDataException($"The manifest has no {name}.");

    private List<string> List(string name) => Regex.Match(Text, $@"^\s*{name}\s*=\s*@\(([^)]*)\)", RegexOptions.Multiline) is { Success: true } found
        ? [.. Quoted().Matches(found.Groups[1].Value).Select(m => m.Groups[1].Value)]
        : throw new InvalidDataException($"The manifest has no {name}.");

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
