using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace GenesysReporting.Documents.Workbooks;

/// <summary>The second sheet: the report's facts and notes, then the definition of each column.</summary>
internal static class DefinitionsSheet
{
    private static readonly string[] Headings = ["Column", "Definition", "Source", "Unit", "Target", "Name in rows"];
    private static readonly double[] Widths = [28, 70, 44, 22, 34, 26];

    /// <summary>Writes the sheet.</summary>
    public static async Task WriteAsync(
        ReportResult report, Spreadsheet workbook, WorkbookStyles styles, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions();
        for (int i = 0; i < Widths.Length; i++)
        {
            options.Column(i + 1).Width = Widths[i];
        }

        await workbook.StartWorksheetAsync(SheetNames.Definitions, options, cancellationToken).ConfigureAwait(false);
        foreach ((string name, string text, bool isWarning) in Facts(report))
        {
            StyleId style = isWarning ? styles.Warning : styles.Wrapped;
            await workbook.AddRowAsync([Cell(name, styles.Heading), Cell(text, style)], cancellationToken).ConfigureAwait(false);
        }

        await workbook.AddRowAsync(Array.Empty<Cell>(), cancellationToken).ConfigureAwait(false);
        await workbook.AddHeaderRowAsync(Headings, styles.Heading, cancellationToken).ConfigureAwait(false);
        foreach (ReportColumn column in report.Columns)
        {
            string[] texts = [column.Title, column.Definition, column.Source, Unit(column.Kind), RatingText.Limits(column), column.Name];
            await workbook.AddRowAsync([.. texts.Select(text => Cell(text, styles.Wrapped))], cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<(string Name, string Text, bool IsWarning)> Facts(ReportResult report)
    {
        yield return ("Report", report.Title, false);
        if (report.Description.Length > 0)
        {
            yield return ("Description", report.Description, false);
        }

        foreach ((string name, string text) in ReportFacts.Of(report))
        {
            yield return (name, text, false);
        }

        if (!report.IsComplete)
        {
            yield return ("Incomplete", "Data is known to be missing; the notes say which.", true);
        }

        foreach (string note in report.Notes)
        {
            yield return ("Note", note, !report.IsComplete);
        }

        if (report.Columns.Any(column => column.Target is not null))
        {
            yield return ("Targets", "Green cells reach the target, yellow italic ones are between good and bad, red bold ones miss it.", false);
        }
    }

    private static Cell Cell(string text, StyleId style) => new(WorkbookColumn.Text(text), style);

    private static string Unit(ReportValueKind kind) => kind switch
    {
        ReportValueKind.Count => "Number",
        ReportValueKind.Number => "Number with decimals",
        ReportValueKind.Duration => "Hours:minutes:seconds",
        ReportValueKind.Percentage => "Percent",
        ReportValueKind.Time => "Local date and time",
        ReportValueKind.Id => "Id",
        _ => "Text",
    };
}
