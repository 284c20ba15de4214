using System.Globalization;
using GenesysReporting.Reports;
using GenesysReporting.Tests.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>A report that is run twice over the same data, by a clock that stands still.</summary>
public sealed class SameBytesTests : IDisposable
{
    private static readonly string[] Groups =
    [
        "AM queueId=01 mediaType=voice: nOffered 20; tAnswered 14 180s; tAbandon 4 130s; oServiceLevel 10/20; tHandle 12 4000s",
        "AM queueId=02 mediaType=voice: nOffered 10; tAnswered 9 18s; oServiceLevel 9/9",
        "AM queueId=02 mediaType=message: nOffered 10; tAnswered 9 18s; oServiceLevel 9/9",
        "PM queueId=01 mediaType=voice: nOffered 10; tAnswered 10 300s; tAbandon 1 20s; oServiceLevel 8/10; tHandle 8 2000s",
        "PM queueId=02 mediaType=voice: tAnswered 1 2s; oServiceLevel 1/1",
    ];

    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("mail")]
    [InlineData("workbook")]
    [InlineData("csv")]
    public async Task The_bytes_are_the_same_in_any_culture_and_any_order_of_the_answer(string format)
    {
        byte[] first = await WriteAsync(format, Groups);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        byte[] second = await WriteAsync(format, Groups.Reverse());

        Assert.True(first.Length > 200);
        Assert.Equal(first, second);
    }

    private async Task<byte[]> WriteAsync(string format, IEnumerable<string> groups)
    {
        ReportResult report = await ShippedReports.RunAsync("QueuePerformance", string.Join('\n', groups), hasBuckets: true);
        using var output = new MemoryStream();
        switch (format)
        {
            case "csv":
                string path = Path.Combine(_folder, "rows.csv");
                await ReportFile.Open(path, ReportLayout.Page, replaces: true).WriteAsync(report, CancellationToken.None);
                return await File.ReadAllBytesAsync(path);
            case "workbook":
                return await Documents.WorkbookAsync(report);
            default:
                await new ReportWriter().WritePageAsync(
                    report, format == "mail" ? ReportLayout.Mail : ReportLayout.Page, output, CancellationToken.None);
                return output.ToArray();
        }
    }
}
