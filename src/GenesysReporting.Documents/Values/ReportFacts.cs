using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Values;

/// <summary>The facts about a report that each document states: organisation, period, time zone, filters.</summary>
internal static class ReportFacts
{
    /// <summary>Returns the names and texts of the facts, in order.</summary>
    public static IEnumerable<(string Name, string Text)> Of(ReportResult report)
    {
        if (report.Organizations.Count > 0)
        {
            yield return (report.Organizations.Count == 1 ? "Organization" : "Organizations", string.Join(", ", report.Organizations));
        }

        yield return ("Period", Period(report));
        yield return ("Time zone", report.TimeZone.Id);
        foreach (string filter in report.Filters)
        {
            yield return ("Filter", filter);
        }

        if (report.Start is not null)
        {
            yield return ("Data as of", Asked(report));
        }
    }

    /// <summary>Returns the cells of the total with "Total" in the first, if that is empty; null if the report has none.</summary>
    public static object?[]? Total(ReportResult report)
    {
        if (report.Total is not { Length: > 0 } total)
        {
            return null;
        }

        object?[] cells = [.. total];
        cells[0] ??= "Total";
        return cells;
    }

    private static string Asked(ReportResult report) => ValueText.Time(report.Created, report.TimeZone, showsSeconds: true);

    private static string Period(ReportResult report)
    {
        if (report.Start is not { } start || report.End is not { } end)
        {
            return $"Now, {Asked(report)}";
        }

        bool showsSeconds = ValueText.HasSeconds(start) || ValueText.HasSeconds(end);
        return $"{ValueText.Time(start, report.TimeZone, showsSeconds)} to {ValueText.Time(end, report.TimeZone, showsSeconds)}";
    }
}
