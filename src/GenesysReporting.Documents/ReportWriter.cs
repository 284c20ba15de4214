using GenesysReporting.Documents.Pages;
using GenesysReporting.Documents.Values;
using GenesysReporting.Documents.Workbooks;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents;

/// <summary>Found by name from the engine's isolated writer; nothing references this assembly.</summary>
public sealed class ReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public Task WritePageAsync(ReportResult report, ReportLayout layout, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        (layout == ReportLayout.Mail ? RowLimit.Mail : RowLimit.Page).Check(report);
        return (layout == ReportLayout.Mail ? Mail.Create(report, cancellationToken) : Page.Create(report, cancellationToken))
            .WriteAsync(output, cancellationToken);
    }

    /// <inheritdoc/>
    public Task WriteWorkbookAsync(ReportResult report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        RowLimit.Workbook.Check(report);
        return Workbook.WriteAsync(ReadableReport.WithIds(report), output, cancellationToken);
    }
}
