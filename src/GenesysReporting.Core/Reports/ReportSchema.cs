using GenesysReporting.Rows;

namespace GenesysReporting.Reports;

/// <summary>The columns of a report's rows.</summary>
internal sealed class ReportSchema : RowSchema
{
    // Four columns are the most that PowerShell shows as a table.
    private const int MostShown = 4;

    private ReportSchema(IReadOnlyList<RowColumn> columns)
        : base("ReportRow", columns)
    {
    }

    /// <summary>Returns the schema of a report. A small table shows its keys and its first values.</summary>
    public static ReportSchema Of(ReportResult report) =>
        new([.. report.Columns.Select(c => new RowColumn(c.Name) { IsFreeText = c.IsFreeText })])
        {
            Shown = [.. report.Columns.Where(c => c.Kind != ReportValueKind.Id).Take(MostShown).Select(c => c.Name)],
        };
}
