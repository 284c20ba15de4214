using System.Globalization;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Pages in a browser. The pictures are kept in out/test-results/pages, to be looked over.</summary>
[Collection(nameof(Browser))]
public class BrowserTests(Browser browser)
{
    // 640 is a window of 1,280 at 200 % zoom.
    private static readonly int[] Widths = [360, 640, 1024, 1600];

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
                Assert.Empty(browser.Messages);
                Assert.All(browser.Requests, address => Assert.StartsWith("file:", address, StringComparison.Ordinal));
            }
        }
    }

    [BrowserFact]
    public async Task A_heading_sorts_by_value_and_the_total_stays_last()
    {
        await browser.OpenAsync(await Documents.PageAsync(Ordered()), 1024, isDark: false);

        Assert.Equal("2,9,10,1000,", await SortAsync(1));
        Assert.Equal("ascending", await browser.EvaluateAsync("document.querySelectorAll('th')[1].getAttribute('aria-sort')"));
        Assert.Equal("1000,10,9,2,", await SortAsync(1));
        Assert.Equal("10,2,1000,9,", await SortAsync(2));
        Assert.Equal("9,1000,2,10,", await SortAsync(3));
        Assert.Equal("1021", await browser.EvaluateAsync("document.querySelector('tfoot tr').cells[1].textContent.replace(',', '')"));
    }

    [BrowserFact]
    public async Task The_search_hides_other_rows()
    {
        await browser.OpenAsync(await Documents.PageAsync(Ordered()), 1024, isDark: false);
        await browser.EvaluateAsync("(i => { i.value = 'SALES'; i.dispatchEvent(new Event('input')); })(document.querySelector('input'))");

        Assert.Equal("1", await browser.EvaluateAsync("[...document.querySelectorAll('tbody tr')].filter(r => r.offsetHeight > 0).length"));
        Assert.Equal("1 of 5 rows; the total is of all rows", await browser.EvaluateAsync("document.querySelector('[role=status]').textContent"));
    }

    [BrowserFact]
    public async Task The_search_does_not_match_across_cells()
    {
        await browser.OpenAsync(await Documents.PageAsync(Ordered()), 1024, isDark: false);
        await browser.EvaluateAsync("(i => { i.value = 'sales10'; i.dispatchEvent(new Event('input')); })(document.querySelector('input'))");

        Assert.Equal("0", await browser.EvaluateAsync("[...document.querySelectorAll('tbody tr')].filter(r => r.offsetHeight > 0).length"));
    }

    [BrowserFact]
    public async Task A_page_is_readable_without_its_script()
    {
        await browser.OpenAsync(await Documents.PageAsync(Ordered()), 1024, isDark: false, hasScript: false);

        Assert.Equal("0", await browser.EvaluateAsync("document.querySelectorAll('input, th button').length"));
        Assert.Equal("5", await browser.EvaluateAsync("[...document.querySelectorAll('tbody tr')].filter(r => r.offsetHeight > 0).length"));
    }

    [BrowserFact]
    public async Task The_script_colours_large_tables_by_their_signs()
    {
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.QueuePerformance(2_001)), 1024, isDark: false);

        Assert.Equal("✗ 10.0 %", await browser.EvaluateAsync("document.querySelector('tbody .b').textContent.trim()"));
        Assert.Equal("true", await browser.EvaluateAsync("[...document.querySelectorAll('tbody td')].every(d => /^[✓○✗]/.test(d.textContent) === (d.className !== ''))"));
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

    private async Task<string> SortAsync(int column)
    {
        await browser.EvaluateAsync($"document.querySelectorAll('th button')[{column}].click()");
        return await browser.EvaluateAsync("[...document.querySelectorAll('#rows tbody tr')].map(r => r.cells[1].textContent.replace(',', '').trim()).join(',')");
    }

    // The last row has no data, which is last in either direction.
    private static ReportResult Ordered() => SampleReports.Empty() with
    {
        Charts = [],
        Columns =
        [
            new("Queue", "Queue", ReportValueKind.Text), new("Offered", "Offered", ReportValueKind.Count),
            new("Wait", "Wait", ReportValueKind.Duration), new("Level", "Level", ReportValueKind.Percentage) { Target = new(0.8, 0.6) },
        ],
        Rows = [["Sales", 10L, 59L, 1.0], ["billing", 9L, 36_000L, 0.09], ["Ärzte", 1_000L, 3_600L, 0.1], ["Zoo", 2L, 600L, 0.8], ["None", null, null, null]],
        Total = [null, 1_021L, 0L, 0.5],
    };
}
