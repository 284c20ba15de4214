using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;
using SpreadCheetah;
using SpreadCheetah.Tables;
using SpreadCheetah.Worksheets;

namespace GenesysReporting.Documents.Workbooks;

/// <summary>Writes a report as a workbook: a sheet with the table, and a sheet with the facts and definitions.</summary>
internal static class Workbook
{
    /// <summary>Writes the workbook; the same report gives the same bytes.</summary>
    public static async Task WriteAsync(ReportResult report, Stream output, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();

        // Without document properties: they state the time at which the file was written.
        var options = new SpreadCheetahOptions
        {
            DocumentProperties = null,
            WriteCellReferenceAttributes = true,
            CompressionLevel = SpreadCheetahCompressionLevel.Optimal,
        };
        Spreadsheet workbook = await Spreadsheet.CreateNewAsync(buffer, options, cancellationToken).ConfigureAwait(false);
        await using (workbook.ConfigureAwait(false))
        {
            var styles = new WorkbookStyles(workbook);
            await WriteTableAsync(report, workbook, styles, cancellationToken).ConfigureAwait(false);
            await DefinitionsSheet.WriteAsync(report, workbook, styles, cancellationToken).ConfigureAwait(false);
            await workbook.FinishAsync(cancellationToken).ConfigureAwait(false);
        }

        ZipTimes.Reset(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteTableAsync(
        ReportResult report, Spreadsheet workbook, WorkbookStyles styles, CancellationToken cancellationToken)
    {
        string[] headings = SheetNames.Headings(report.Columns);
        WorkbookColumn[] columns = [.. headings.Select((heading, index) => new WorkbookColumn(report, index, heading))];
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (int i = 0; i < columns.Length; i++)
        {
            options.Column(i + 1).Width = columns[i].Width;
        }

        await workbook.StartWorksheetAsync(SheetNames.Sheet(report), options, cancellationToken).ConfigureAwait(false);

        // The table has the filter. It ends before the total, which is therefore neither sorted nor filtered.
        workbook.StartTable(new Table(TableStyle.Light1, SheetNames.Table(report)) { BandedRows = false });
        await workbook.AddHeaderRowAsync(headings, styles.Heading, cancellationToken).ConfigureAwait(false);
        var cells = new Cell[columns.Length];
        foreach (object?[] row in report.Rows.DefaultIfEmpty([]))
        {
            Fill(cells, columns, row, styles, isTotal: false);
            await workbook.AddRowAsync(cells, cancellationToken).ConfigureAwait(false);
        }

        await workbook.FinishTableAsync(cancellationToken).ConfigureAwait(false);
        if (ReportFacts.Total(report) is { } total)
        {
            Fill(cells, columns, total, styles, isTotal: true);
            await workbook.AddRowAsync(cells, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Fill(Cell[] cells, WorkbookColumn[] columns, object?[] row, WorkbookStyles styles, bool isTotal)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            cells[i] = columns[i].Cell(i < row.Length ? row[i] : null, styles, isTotal);
        }
    }
}
