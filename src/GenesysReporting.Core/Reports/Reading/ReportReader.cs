using System.Globalization;
using System.Text.Json;
using GenesysReporting.Hosting;
using GenesysReporting.Json;

namespace GenesysReporting.Reports;

/// <summary>Reads the files of definitions.</summary>
internal static class ReportReader
{
    // The longest that ship have 10 KB.
    private const int MostBytes = 1 << 20;

    /// <summary>Reads a file; throws <c>ReportFileMissing</c>, <c>ReportFileUnreadable</c> or <c>ReportInvalid</c>, which names the line.</summary>
    public static ReportDefinition ReadFile(string path)
    {
        var file = new FileInfo(PlainFile.Follow(path));
        if (!file.Exists)
        {
            throw ReportErrors.ReportFileMissing(path);
        }

        try
        {
            return file.Length <= MostBytes
                ? Read(File.ReadAllBytes(file.FullName), path)
                : throw ReportErrors.ReportInvalid(path, 1, string.Create(CultureInfo.InvariantCulture, $"it has {file.Length:#,##0} bytes, and a definition has {MostBytes:#,##0} at most."));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw ReportErrors.ReportFileUnreadable(path, e);
        }
    }

    /// <summary>Reads a definition; throws <c>ReportInvalid</c>, which names the line.</summary>
    /// <param name="utf8">The JSON; a byte order mark is skipped.</param>
    /// <param name="path">The file, for errors.</param>
    public static ReportDefinition Read(ReadOnlyMemory<byte> utf8, string path)
    {
        ReadOnlySpan<byte> json = JsonText.Mend(utf8).Span;
        try
        {
            if (NullCheck.LineIn(json) is { } line)
            {
                throw ReportErrors.ReportInvalid(path, line, "a value is null.");
            }

            ReportDefinition definition = JsonSerializer.Deserialize(json, ReportJson.Default.ReportDefinition)
                ?? throw ReportErrors.ReportInvalid(path, 1, "it is null.");
            ReportCheck.Check(definition);
            return definition with { Path = path };
        }
        catch (JsonException e)
        {
            throw ReportErrors.ReportInvalid(path, (e.LineNumber ?? 0) + 1, e.Message.Split(" Path: ")[0], e);
        }
        catch (ReportFaultException e)
        {
            throw ReportErrors.ReportInvalid(path, JsonPosition.LineOf(json, [.. e.Position]), e.Message, e);
        }
    }
}
