using System.Text;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Writes documents in memory.</summary>
internal static class Documents
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the pictures and prints of pages, to be looked over.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Root, "out", "test-results", "pages")).FullName;

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

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GenesysReporting.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder;
    }
}
