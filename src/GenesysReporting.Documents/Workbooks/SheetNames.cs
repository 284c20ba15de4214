using System.Globalization;
using System.Text.RegularExpressions;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Workbooks;

/// <summary>Derives the names in a workbook, which Excel restricts, from those of the report.</summary>
internal static partial class SheetNames
{
    /// <summary>The name of the second sheet.</summary>
    public const string Definitions = "Definitions";

    private const int Longest = 31;

    // Excel's limit is 255; this leaves room for a number.
    private const int LongestHeading = 245;

    /// <summary>Returns the name of the sheet with the table: the title in 31 allowed characters.</summary>
    public static string Sheet(ReportResult report)
    {
        string allowed = Forbidden().Replace(WorkbookText.WithoutEscapes(report.Title), " ");
        string name = WorkbookText.Cut(Spaces().Replace(allowed, " ").Trim(' ', '\''), Longest).Trim(' ', '\'');
        return name.Length == 0 || IsReserved(name) ? "Report" : name;
    }

    /// <summary>Returns the name of the table, for structured references such as <c>QueuePerformance[Offered]</c>.</summary>
    public static string Table(ReportResult report)
    {
        string name = NotOfAName().Replace(report.Name, "_");
        bool isUsable = name.Length is > 0 and <= 200 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && !LooksLikeCell().IsMatch(name);
        return isUsable ? name : "Report";
    }

    /// <summary>Returns the headings, each of them once and on one line without blanks around it, as a table requires.</summary>
    public static string[] Headings(IReadOnlyList<ReportColumn> columns)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column => Unique(Heading(column.Title) ?? Heading(column.Name) ?? "Column", seen))];
    }

    private static string? Heading(string title) =>
        WorkbookText.Cut(Spaces().Replace(WorkbookText.Of(title), " ").Trim(), LongestHeading).TrimEnd() is { Length: > 0 } heading ? heading : null;

    private static string Unique(string heading, HashSet<string> seen)
    {
        string unique = heading;
        for (int number = 2; !seen.Add(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{heading} ({number})");
        }

        return unique;
    }

    private static bool IsReserved(string name) => name.Equals(Definitions, StringComparison.OrdinalIgnoreCase)
        || name.Equals("History", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\\/?*:\[\]]")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NotOfAName();

    [GeneratedRegex("^([A-Za-z]{1,3}[0-9]+|[RrCc]([0-9].*)?)$")]
    private static partial Regex LooksLikeCell();
}
