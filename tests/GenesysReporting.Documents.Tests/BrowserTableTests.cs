using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>The tables of pages in a browser: order, search, colours and headings.</summary>
[Collection(nameof(Browser))]
public class BrowserTableTests(Browser browser)
{
    [BrowserFact]
    public async Task A_heading_sorts_by_value_and_the_total_stays_last()
    {
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.Ordered()), 1024, isDark: false);

        Assert.Equal("2,9,10,1000,", await SortAsync(1));
        Assert.Equal("ascending", await browser.EvaluateAsync("document.querySelectorAll('th')[1].getAttribute('aria-sort')"));
        Assert.Equal("1000,10,9,2,", await SortAsync(1));
        Assert.Equal("10,2,1000,9,", await SortAsync(2));
        Assert.Equal("9,1000,2,10,", await SortAsync(3));
        Assert.Equal("1021", await browser.EvaluateAsync("document.querySelector('tfoot tr').cells[1].textContent.replace(',', '')"));
    }

    [BrowserFact]
    public async Task Times_are_sorted_through_the_hour_that_occurs_twice()
    {
        ReportResult report = SampleReports.Empty() with
        {
            Charts = [], Tiles = [], Columns = [new("Start", "Start", ReportValueKind.Time), new("Order", "Order", ReportValueKind.Count)],
            Rows = [.. new[] { 3, 0, 5, 1, 4, 2 }.Select(i => (object?[])[new DateTimeOffset(2026, 10, 24, 23, 45, 0, TimeSpan.Zero).AddMinutes(i * 30), (long)i])],
        };
        await browser.OpenAsync(await Documents.PageAsync(report), 1024, isDark: false);

        Assert.Equal("0,1,2,3,4,5,", await SortAsync(0) + ",");
        Assert.Equal("5,4,3,2,1,0,", await SortAsync(0) + ",");
        Assert.Equal("left", await browser.EvaluateAsync("getComputedStyle(document.querySelector('#rows td')).textAlign"));
    }

    [BrowserFact]
    public async Task Headings_need_two_lines_at_most()
    {
        ReportResult report = SampleReports.Empty() with
        {
            Charts = [], Columns = [.. new[] { "Again within 1 day", "Below 10 s", "Service level %", "Average speed of answer" }.Select(title => new ReportColumn(title, title, ReportValueKind.Count))],
            Rows = [[1L, 2L, 3L, 4L]],
        };
        await browser.OpenAsync(await Documents.PageAsync(report), 360, isDark: false);

        // Two lines of 18 pixels, and the space around them.
        Assert.Equal("", await browser.EvaluateAsync("[...document.querySelectorAll('#rows th button')].filter(b => b.offsetHeight > 36).map(b => `${b.textContent} ${b.offsetHeight}`)"));
    }

    [BrowserFact]
    public async Task The_search_hides_other_rows()
    {
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.Ordered()), 1024, isDark: false);
        await browser.EvaluateAsync("(i => { i.value = 'SALES'; i.dispatchEvent(new Event('input')); })(document.querySelector('input'))");

        Assert.Equal("1", await browser.EvaluateAsync("[...document.querySelectorAll('tbody tr')].filter(r => r.offsetHeight > 0).length"));
        Assert.Equal("1 of 5 rows; the total is of all rows", await browser.EvaluateAsync("document.querySelector('[role=status]').textContent"));
    }

    [BrowserFact]
    public async Task The_search_does_not_match_across_cells()
    {
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.Ordered()), 1024, isDark: false);
        await browser.EvaluateAsync("(i => { i.value = 'sales10'; i.dispatchEvent(new Event('input')); })(document.querySelector('input'))");

        Assert.Equal("0", await browser.EvaluateAsync("[...document.querySelectorAll('tbody tr')].filter(r => r.offsetHeight > 0).length"));
    }

    [BrowserFact]
    public async Task The_script_colours_large_tables_by_their_signs()
    {
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.QueuePerformance(2_001)), 1024, isDark: false);

        Assert.Equal("✗ 10.0 %", await browser.EvaluateAsync("document.querySelector('tbody .b').textContent.trim()"));
        Assert.Equal("true", await browser.EvaluateAsync("[...document.querySelectorAll('tbody td')].every(d => /^[✓○✗]/.test(d.textContent) === (d.className !== ''))"));
    }

    private async Task<string> SortAsync(int column)
    {
        await browser.EvaluateAsync($"document.querySelectorAll('th button')[{column}].click()");
        return await browser.EvaluateAsync("[...document.querySelectorAll('#rows tbody tr')].map(r => r.cells[1].textContent.replace(',', '').trim()).join(',')");
    }
}
