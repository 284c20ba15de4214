using System.Buffers.Binary;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>
/// The picture of the README. It is written to out/test-results/pages/readme.png, and copied to docs/images/queues.png by hand after a
/// change to pages, because fonts of other machines give other bytes.
/// </summary>
[Collection(nameof(Browser))]
public class ReadmePictureTests(Browser browser)
{
    private const int Width = 1000;
    private const int Height = 860;

    [BrowserFact]
    public async Task The_picture_of_the_README_shows_the_report_of_the_module()
    {
        ReportResult report = ReadmeReport.Create();
        await browser.OpenAsync(await Documents.PageAsync(report), Width, isDark: false);
        byte[] picture = await browser.PictureAsync(Width, Height);
        await File.WriteAllBytesAsync(Path.Combine(Documents.Pictures, "readme.png"), picture);

        Assert.Equal((Width, Height), SizeOf(picture));
        Assert.Equal("Offered", await browser.EvaluateAsync("document.querySelector('.tiles span').textContent"));
        Assert.Equal("4", await browser.EvaluateAsync("document.querySelectorAll('figure').length"));
        Assert.Equal((Width, Height), SizeOf(await File.ReadAllBytesAsync(Path.Combine(Documents.Root, "docs", "images", "queues.png"))));
    }

    // The header of a PNG has the width and the height after eight bytes of signature and eight of the first chunk.
    private static (int Width, int Height) SizeOf(ReadOnlySpan<byte> png) =>
        (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
}
