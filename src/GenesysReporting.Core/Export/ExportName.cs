namespace GenesysReporting.Export;

/// <summary>What a file's name says about what it is to hold.</summary>
internal static class ExportName
{
    private const string Packed = ".gz";

    /// <summary>The name, with .gz where the file is packed.</summary>
    public static string Of(string path, bool compress) => compress && !IsPacked(path) ? path + Packed : path;

    public static bool IsPacked(string path) => path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the name's end means; raises <c>FormatUnknown</c> where it means nothing.</summary>
    public static ExportFormat FormatOf(string path)
    {
        string name = IsPacked(path) ? path[..^Packed.Length] : path;
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".CSV" => ExportFormat.Csv,
            ".JSONL" or ".NDJSON" => ExportFormat.JsonLines,
            _ => throw ExportErrors.FormatUnknown(path),
        };
    }
}
