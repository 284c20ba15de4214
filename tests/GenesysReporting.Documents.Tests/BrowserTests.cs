using System.Globalization;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Pages in a browser. The pictures are kept in out/test-results/pages, to be looked over.</summary>
[Collection(nameof(Browser))]
public class BrowserTests(Browser browser)
{
    // 640 is a window of 1,280 at 200 % zoom.
    private static readonly int[] Widths = [360, 640, 1024, 1600];

    // The labels of an axis that touch the next one.
    private const string Overlaps =
        """
        [...document.querySelectorAll('svg')].flatMap(svg => [...svg.querySelectorAll('.tick')].map(t => t.getBoundingClientRect()).filter(t => t.width)
          .filter((t, i, all) => i > 0 && t.left < all[i - 1].right)).length + ' overlaps'
        """;

    // Values without a space that need more than one line.
    private const string BrokenTiles =
        """
        [...document.querySelectorAll('.tiles strong')].filter(v => !v.textContent.includes(' ')
          && v.offsetHeight > 1.5 * parseFloat(getComputedStyle(v).lineHeight)).length + ' broken'
        """;

    [BrowserFact]
    public async Task Pages_fit_every_width_and_scheme_and_break_no_policy()
    {
        foreach ((string name, ReportResult report) in SampleReports.All())
        {
            string html = await Documents.PageAsync(report);
            foreach ((int width, bool isDark) in Widths.SelectMany(width => new[] { (width, false), (width, true) }))
            {
                await browser.OpenAsync(html, width, isDark);
                int needed = int.Parse(await browser.EvaluateAsync("document.documentElement.scrollWidth"), CultureInfo.InvariantCulture);
                string file = Path.Combine(Documents.Pictures, $"{name}-{width}-{(isDark ? "dark" : "light")}.png");
                await File.WriteAllBytesAsync(file, await browser.PictureAsync(width));

                Assert.True(needed <= width, $"{file} needs {needed} pixels.");
                Assert.Equal("0 overlaps", await browser.EvaluateAsync(Overlaps));
                Assert.Equal("0 broken", await browser.EvaluateAsync(BrokenTiles));
                Assert.Empty(browser.Messages);
                Assert.All(browser.Requests, address => Assert.StartsWith("file:", address, StringComparison.Ordinal));
            }
        }
    }

    [BrowserFact]
    public async Task A_page_is_readable_without_its_script()
    {
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.Ordered()), 1024, isDark: false, hasScript: false);

        Assert.Equal("0", await browser.EvaluateAsync("document.querySelectorAll('input, th button').length"));
        Assert.Equal("5", await browser.EvaluateAsync("[...document.querySelectorAll('tbody tr')].filter(r => r.offsetHeight > 0).length"));
    }

    [BrowserFact]
    public async Task Hostile_names_run_nothing()
    {
        const string Name = "</script></style></title><img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.Hostile(Name)), 1024, isDark: false);

        Assert.Equal(Name, await browser.EvaluateAsync("document.title"));
        Assert.Single(browser.Requests);
        Assert.Empty(browser.Messages);
    }

}
