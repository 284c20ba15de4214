using System.Globalization;
using GenesysReporting.Errors;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Values;

/// <summary>The rows that a kind of document can have. More are an error before anything is written.</summary>
/// <param name="Document">The document, for the error.</param>
/// <param name="Most">The number of rows.</param>
/// <param name="Other">The files that can have more.</param>
internal sealed record RowLimit(string Document, int Most, string Other)
{
    private const string Csv = "a CSV file (-OutFile report.csv)";
    private const string WorkbookOrCsv = "a workbook (-OutFile report.xlsx) or " + Csv;

    /// <summary>The limit of pages: browsers need more than half a minute to open longer ones.</summary>
    public static RowLimit Page { get; } = new("a page", 50_000, WorkbookOrCsv);

    /// <summary>The limit of mails, which at that length have several megabytes.</summary>
    public static RowLimit Mail { get; } = new("a mail", 10_000, WorkbookOrCsv);

    /// <summary>The limit of workbooks: the rows of a sheet, less the heading and the total.</summary>
    public static RowLimit Workbook { get; } = new("a sheet of a workbook", 1_048_574, Csv);

    /// <summary>Throws <c>ReportTooLong</c> for a report with more rows.</summary>
    public void Check(ReportResult report)
    {
        if (report.Rows.Count > Most)
        {
            throw ReportTooLong(report.Rows.Count);
        }
    }

    private InputException ReportTooLong(int rows) => new(
        nameof(ReportTooLong),
        string.Create(CultureInfo.InvariantCulture, $"The report has {rows:#,##0} rows; {Document} holds {Most:#,##0}."),
        $"Choose a shorter period, a coarser granularity or a filter, or write {Other}.",
        rows);
}
