using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;
using SpreadCheetah;

namespace GenesysReporting.Documents.Workbooks;

/// <summary>A column of the table: the cell of each value, its number format and its width.</summary>
internal sealed class WorkbookColumn
{
    private const int LongestText = 32_767;
    private const int SecondsPerDay = 86_400;

    // The cells that a width is derived from.
    private const int SampledRows = 1_000;

    // Excel has no dates before 1900; SpreadCheetah would refuse them.
    private static readonly DateTime FirstDate = new(1900, 3, 1);

    private readonly ReportColumn _column;
    private readonly TimeZoneInfo _zone;

    public WorkbookColumn(ReportResult report, int index, string heading)
    {
        _column = report.Columns[index];
        _zone = report.TimeZone;
        bool showsSeconds = report.Rows.Any(row => ValueText.HasSeconds(row.ElementAtOrDefault(index)));
        Format = FormatOf(_column.Kind, showsSeconds);
        int longest = report.Rows.Take(SampledRows)
            .Select(row => ValueText.Of(row.ElementAtOrDefault(index), _column.Kind, _zone, showsSeconds).Length)
            .DefaultIfEmpty(0)
            .Max();

        // Room for the filter's arrow next to the heading.
        Width = Math.Clamp(Math.Max(longest + 2, Math.Min(heading.Length + 4, 24)), 8, 60);
    }

    /// <summary>The number format.</summary>
    public string Format { get; }

    /// <summary>The width in characters.</summary>
    public double Width { get; }

    /// <summary>Returns the cell of a value.</summary>
    public Cell Cell(object? value, WorkbookStyles styles, bool isTotal)
    {
        string? format = value is string ? "@" : Format;
        return new Cell(Data(value), styles.Of(format, RatingText.Of(_column, value), isTotal));
    }

    /// <summary>Returns text as a cell holds it.</summary>
    public static string Text(string text)
    {
        string written = WorkbookText.Of(text);
        return written.Length <= LongestText ? written : WorkbookText.Cut(written, LongestText - 1) + "…";
    }

    private static string FormatOf(ReportValueKind kind, bool showsSeconds) => kind switch
    {
        ReportValueKind.Count => "#,##0",
        ReportValueKind.Number => "#,##0.00",
        ReportValueKind.Duration => "[h]:mm:ss",
        ReportValueKind.Percentage => "0.0 %",
        ReportValueKind.Time => showsSeconds ? "yyyy-mm-dd hh:mm:ss" : "yyyy-mm-dd hh:mm",
        _ => "@",
    };

    private DataCell Data(object? value) => value switch
    {
        null => default,
        string text => new DataCell(Text(text)),
        bool truth => new DataCell(truth),
        DateTimeOffset time when Local(time) is var local && local >= FirstDate => new DataCell(local),
        long whole when _column.Kind == ReportValueKind.Duration => new DataCell(whole / (double)SecondsPerDay),
        long whole => new DataCell(whole),
        double fraction when !double.IsFinite(fraction) => default,
        double fraction when _column.Kind == ReportValueKind.Duration => new DataCell(fraction / SecondsPerDay),
        double fraction => new DataCell(fraction),
        _ => new DataCell(Text(ValueText.Of(value, _column.Kind, _zone))),
    };

    // In whole milliseconds: a fraction before midnight is rounded up to the next day, and the last day of all has none.
    private DateTime Local(DateTimeOffset time)
    {
        long ticks = TimeZoneInfo.ConvertTime(time, _zone).Ticks;
        return new DateTime(ticks - (ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Unspecified);
    }
}
