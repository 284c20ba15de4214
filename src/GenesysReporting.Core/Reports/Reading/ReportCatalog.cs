using GenesysReporting.Errors;

namespace GenesysReporting.Reports;

/// <summary>Finds definitions: those of a user's folder, and those of the module.</summary>
/// <param name="folders">The folders; a report of an earlier one hides one of the same name in a later one.</param>
internal sealed class ReportCatalog(params IReadOnlyList<string> folders)
{
    private const int LeastWord = 3;
    private const int MostHints = 6;

    /// <summary>The environment variable that names a user's folder.</summary>
    public const string Variable = "GENESYSREPORTING_REPORTS";

    /// <summary>Returns the catalogue of the module and of the folder that the environment names.</summary>
    public static ReportCatalog OfModule()
    {
        string bin = Path.GetDirectoryName(typeof(ReportCatalog).Assembly.Location)!;
        string shipped = Path.GetFullPath(Path.Combine(bin, "..", "reports"));
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own ? new ReportCatalog(own, shipped) : new ReportCatalog(shipped);
    }

    /// <summary>The names of all reports. They are the names of the files.</summary>
    public IReadOnlyList<string> Names => [.. Files().Select(f => f.Name).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Reads a report; throws <c>ReportNotFound</c> or <c>ReportInvalid</c>.</summary>
    public ReportDefinition Find(string name) =>
        Files().FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)).Path is { } path
            ? ReportReader.ReadFile(path)
            : throw ReportErrors.ReportNotFound(name, Near(name));

    /// <summary>Returns the names that contain a text or look like it; for less than two also those of reports whose description or columns have it.</summary>
    private string[] Near(string text)
    {
        string plain = string.Concat(text.Where(char.IsLetterOrDigit));
        IReadOnlyList<string> names = Names;
        string[] near =
        [
            .. names.Where(n => plain.Length >= LeastWord && n.Contains(plain, StringComparison.OrdinalIgnoreCase))
                .Concat(NearestName.FindAll(text, names).Take(1))
                .Distinct(),
        ];
        return near.Length > 1 || near.Contains(plain, StringComparer.OrdinalIgnoreCase) || text.Length < LeastWord
            ? near
            : [.. near.Concat(Files().Where(f => Mentions(f.Path, text)).Select(f => f.Name).Order(StringComparer.OrdinalIgnoreCase)).Distinct().Take(MostHints)];
    }

    private static bool Mentions(string path, string text)
    {
        try
        {
            ReportDefinition report = ReportReader.ReadFile(path);
            return report.Description.Contains(text, StringComparison.OrdinalIgnoreCase)
                || report.Columns.Any(c => c.Label?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
        }
        catch (Exception e) when (e is GenesysException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IEnumerable<(string Name, string Path)> Files() => folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
        .Where(path => !path.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
        .Select(path => (Path.GetFileNameWithoutExtension(path), path))
        .DistinctBy(file => file.Item1, StringComparer.OrdinalIgnoreCase);
}
