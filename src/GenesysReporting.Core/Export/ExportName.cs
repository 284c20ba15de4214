namespace GenesysReporting.Export;

/// <summary>The parts of a file's name that have a meaning.</summary>
internal static class ExportName
{
    private const string GzipExtension = ".gz";

    /// <summary>Returns the name, with .gz if the file is packed.</summary>
    public static string Of(string path, bool compress) => compress && !IsPacked(path) ? path + GzipExtension : path;

    public static bool IsPacked(string path) => path.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the format by the name's extension; throws <c>FormatUnknown</c> for any other extension.</summary>
    public static ExportFormat FormatOf(string path)
    {
        string name = IsPacked(path) ? path[..^GzipExtension.Length] : path;
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".CSV" => ExportFormat.Csv,
            ".JSONL" or ".NDJSON" => ExportFormat.JsonLines,
            ".PARQUET" => ExportFormat.Parquet,
            _ => throw ExportErrors.FormatUnknown(path),
        };
    }
}
