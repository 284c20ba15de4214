namespace GenesysReporting.Reports;

/// <summary>Finds definitions: those of a user's folder, and those of the module.</summary>
/// <param name="folders">The folders; a report of an earlier one hides one of the same name in a later one.</param>
internal sealed class ReportCatalog(params IReadOnlyList<string> folders)
{
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
            : throw ReportErrors.ReportNotFound(name, [.. Names]);

    private IEnumerable<(string Name, string Path)> Files() => folders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
        .Where(path => !path.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
        .Select(path => (Path.GetFileNameWithoutExtension(path), path))
        .DistinctBy(file => file.Item1, StringComparer.OrdinalIgnoreCase);
}
