using System.Globalization;
using GenesysReporting.Errors;

namespace GenesysReporting.Documents.Workbooks;

/// <summary>The errors of workbooks; each method's name is the ErrorId.</summary>
internal static class WorkbookErrors
{
    public static InputException ReportTooLong(int rows, int most) => new(
        nameof(ReportTooLong),
        string.Create(CultureInfo.InvariantCulture, $"The report has {rows:#,##0} rows; a sheet of a workbook holds {most:#,##0}."),
        "Choose a shorter period or a coarser granularity, or write a CSV file (-OutFile report.csv).",
        rows);
}
