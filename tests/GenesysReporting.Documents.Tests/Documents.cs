using System.Text;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Writes documents in memory.</summary>
internal static class Documents
{
    /// <summary>Returns a page.</summary>
    public static async Task<string> PageAsync(ReportResult report, ReportLayout layout = ReportLayout.Page)
    {
        using var output = new MemoryStream();
        await new ReportWriter().WritePageAsync(report, layout, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Returns a workbook.</summary>
    public static async Task<byte[]> WorkbookAsync(ReportResult report)
    {
        using var output = new MemoryStream();
        await new ReportWriter().WriteWorkbookAsync(report, output, CancellationToken.None);
        return output.ToArray();
    }
}
