using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenesysReporting.Build;

/// <summary>The notices that the licences of the packages that ship ask for.</summary>
internal static class LicenceNotices
{
    // Packages whose metadata has the address of a licence and not its name.
    private static readonly Dictionary<string, string> Known = new() { ["K4os.Compression.LZ4"] = "MIT" };

    private static readonly string[] NoticeFiles = ["LICENSE", "LICENSE.txt", "License.md", "ThirdPartyNotices.txt", "THIRD-PARTY-NOTICES.TXT"];

    /// <summary>Returns the text: a paragraph for each package, the licences, and the notices that packages bring.</summary>
    /// <param name="options">The repository.</param>
    /// <param name="bill">The bill of materials.</param>
    public static string Create(BuildOptions options, string bill)
    {
        List<Package> packages = [.. Packages(bill).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Version, StringComparer.Ordinal)];
        var text = new StringBuilder("GenesysReporting contains the following packages of others, each under the licence named.\n\n");
        foreach (Package package in packages)
        {
            text.Append(CultureInfo.InvariantCulture, $"{package.Name} {package.Version}\n  {package.Copyright}\n  Licence: {package.Licence}\n");
        }

        text.Append("\nThe SQLite library within SQLitePCLRaw.lib.e_sqlite3 is in the public domain.\n");
        foreach (string licence in packages.Select(p => p.Licence).Distinct().Order(StringComparer.Ordinal))
        {
            string file = options.At("build", "Packaging", "Licences", $"{licence}.txt");
            AppendPart(text, licence, File.Exists(file) ? file : throw new InvalidDataException($"The text of the licence '{licence}' is missing: add {file}."));
        }

        foreach ((string title, string file) in Notices(options, packages))
        {
            AppendPart(text, title, file);
        }

        return text.ToString();
    }

    private static IEnumerable<Package> Packages(string bill)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(bill));
        foreach (JsonElement component in json.RootElement.GetProperty("components").EnumerateArray().Where(IsShipped))
        {
            string name = component.GetProperty("name").GetString()!;
            JsonElement licence = component.GetProperty("licenses")[0].GetProperty("license");
            yield return new Package(
                name,
                component.GetProperty("version").GetString()!,
                component.TryGetProperty("copyright", out JsonElement copyright) ? copyright.GetString()! : $"Copyright (c) {Authors(component)}",
                licence.TryGetProperty("id", out JsonElement id) ? id.GetString()! : Known.GetValueOrDefault(name) ?? throw new InvalidDataException($"The package '{name}' states no licence by name."));
        }
    }

    /// <summary>True except for what only the build uses, such as analyzers.</summary>
    private static bool IsShipped(JsonElement component) => !component.TryGetProperty("scope", out JsonElement scope) || scope.GetString() != "excluded";

    private static string Authors(JsonElement component) =>
        string.Join(", ", component.GetProperty("authors").EnumerateArray().Select(a => a.GetProperty("name").GetString()));

    /// <summary>Returns the files of licences and notices in the packages, each text once.</summary>
    private static IEnumerable<(string Title, string File)> Notices(BuildOptions options, IEnumerable<Package> packages)
    {
        string cache = Shell.Read(options.Root, "dotnet", "msbuild", options.At("src", "GenesysReporting"), "-nologo", "-getProperty:NuGetPackageRoot")
            ?? throw new InvalidOperationException("The folder of the packages was not found.");
        return packages
            .SelectMany(p => NoticeFiles
                .Select(name => Path.Combine(cache, p.Name.ToLowerInvariant(), p.Version, name))
                .Where(File.Exists)
                .Select(file => (Title: $"{Path.GetFileName(file)} of {p.Name} {p.Version}", file)))
            .DistinctBy(found => File.ReadAllText(found.file));
    }

    private static void AppendPart(StringBuilder text, string title, string file) =>
        text.Append(CultureInfo.InvariantCulture, $"\n{new string('-', 80)}\n{title}\n\n{File.ReadAllText(file).ReplaceLineEndings("\n").Trim()}\n");

    private sealed record Package(string Name, string Version, string Copyright, string Licence);
}
