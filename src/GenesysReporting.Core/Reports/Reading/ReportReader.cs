using System.Text.Json;
using GenesysReporting.Hosting;
using GenesysReporting.Json;

namespace GenesysReporting.Reports;

/// <summary>Reads the files of definitions.</summary>
internal static class ReportReader
{
    /// <summary>Reads a file; throws <c>ReportFileMissing</c> or <c>ReportInvalid</c>, which names the line.</summary>
    public static ReportDefinition ReadFile(string path) =>
        File.Exists(PlainFile.Follow(path)) ? Read(File.ReadAllBytes(path), path) : throw ReportErrors.ReportFileMissing(path);

    /// <summary>Reads a definition; throws <c>ReportInvalid</c>, which names the line.</summary>
    /// <param name="utf8">The JSON; a byte order mark is skipped.</param>
    /// <param name="path">The file, for errors.</param>
    public static ReportDefinition Read(ReadOnlyMemory<byte> utf8, string path)
    {
        ReadOnlySpan<byte> json = JsonText.Mend(utf8).Span;
        try
        {
            if (JsonPosition.LineOfNull(json) is { } line)
            {
                throw ReportErrors.ReportInvalid(path, line, "it has null; leave the member out instead.");
            }

            ReportDefinition definition = JsonSerializer.Deserialize(json, ReportJson.Default.ReportDefinition)!;
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
