using System.Management.Automation;
using GenesysReporting.Reports;

namespace GenesysReporting.Rows;

/// <summary>
/// The views of a report's rows: a table of all columns but ids, of which PowerShell shows as many as fit, and a list of all
/// cells. They are created at run time: a format file does not know the columns of users' reports, and takes time at import.
/// </summary>
internal static class ReportView
{
    /// <summary>Creates the views.</summary>
    /// <param name="typeName">The type name of the rows.</param>
    /// <param name="report">The report.</param>
    /// <param name="window">The width of the host's window; null if it has none.</param>
    public static ExtendedTypeDefinition Create(string typeName, ReportResult report, int? window) =>
        new(typeName, [new FormatViewDefinition(typeName, Table(report.TableColumns, window)), new FormatViewDefinition(typeName, List(report.Columns))]);

    /// <summary>Returns a text that is equal for equal views.</summary>
    public static string Signature(ExtendedTypeDefinition view) => string.Join('\n', view.FormatViewDefinition.SelectMany(v => v.Control switch
    {
        TableControl table => table.Headers.Select(h => $"{h.Label} {h.Width}").Concat(table.Rows.SelectMany(r => r.Columns).Select(c => c.DisplayEntry.Value)),
        ListControl list => list.Entries.SelectMany(e => e.Items).Select(i => i.DisplayEntry.Value),
        _ => [],
    }));

    private static TableControl Table(IReadOnlyList<ReportColumn> columns, int? window)
    {
        ReportCellView[] cells = [.. columns.Where(c => c.Kind != ReportValueKind.Id).Select(c => new ReportCellView(c))];
        IReadOnlyList<int> widths = ReportTableWidths.Of(cells, window);
        return new TableControl(
            new TableControlRow(cells.Select(c => new TableControlColumn(c.Alignment, Entry(c.Column, c.Script)))),
            cells.Select((c, at) => new TableControlColumnHeader(c.Column.Label, widths[at], c.Alignment)));
    }

    private static ListControl List(IReadOnlyList<ReportColumn> columns) =>
        new([new ListControlEntry(columns.Select(c => new ListControlEntryItem(c.Name, Entry(c, null))))]);

    private static DisplayEntry Entry(ReportColumn column, string? script) => script is null
        ? new DisplayEntry(column.Name, DisplayEntryValueType.Property)
        : new DisplayEntry(script, DisplayEntryValueType.ScriptBlock);
}
