using GenesysReporting.Hosting;

namespace GenesysReporting.Reports;

/// <summary>The writer of documents with its packages, loaded with the first document.</summary>
internal static class IsolatedReportWriter
{
    private static readonly Lazy<IReportWriter> Shared = new(() => IsolatedFolder.Create<IReportWriter>(
        "documents", "GenesysReporting.Documents", "GenesysReporting.Documents.ReportWriter", "Documents"));

    /// <summary>The writer from the folder <c>documents</c> next to the engine, which is loaded when a document is written.</summary>
    public static IReportWriter Instance { get; } = new OnDemand();

    private sealed class OnDemand : IReportWriter
    {
        public Task WritePageAsync(ReportResult report, ReportLayout layout, Stream output, CancellationToken cancellationToken) =>
            Shared.Value.WritePageAsync(report, layout, output, cancellationToken);

        public Task WriteWorkbookAsync(ReportResult report, Stream output, CancellationToken cancellationToken) =>
            Shared.Value.WriteWorkbookAsync(report, output, cancellationToken);
    }
}
