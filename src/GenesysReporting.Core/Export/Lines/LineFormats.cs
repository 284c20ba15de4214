namespace GenesysReporting.Export.Lines;

/// <summary>Creates the format that the options of an export select.</summary>
internal static class LineFormats
{
    public static LineFormat Of(LineOptions options) =>
        options.Format == ExportFormat.JsonLines ? new JsonLinesFormat(options.Protection) : new CsvFormat(options);
}
