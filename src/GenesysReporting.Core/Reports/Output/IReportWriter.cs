namespace GenesysReporting.Reports;

/// <summary>The layout of a page.</summary>
public enum ReportLayout
{
    /// <summary>A page for browsers.</summary>
    Page,

    /// <summary>The body of a mail: tables and inline styles alone.</summary>
    Mail,
}

/// <summary>Writes reports as documents. The implementation and its libraries are loaded with the first document.</summary>
internal interface IReportWriter
{
    /// <summary>Writes a page: one HTML file that needs nothing else.</summary>
    /// <param name="report">The report.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="output">Receives the page as UTF-8.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    Task WritePageAsync(ReportResult report, ReportLayout layout, Stream output, CancellationToken cancellationToken);

    /// <summary>Writes a workbook (XLSX).</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Receives the workbook.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    Task WriteWorkbookAsync(ReportResult report, Stream output, CancellationToken cancellationToken);
}
