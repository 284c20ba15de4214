using System.Globalization;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Pages and mails whose every text is hostile, in a browser.</summary>
[Collection(nameof(Browser))]
public class HostilePageTests(Browser browser)
{
    // Each would set 'ran', leave the page, or fetch something.
    private static readonly string[] Texts =
    [
        "<script>ran=1</script>",
        "</script><script>ran=1</script>",
        "</title></style></textarea></svg></desc><script>ran=1</script>",
        "<!--<script>ran=1//--><script>ran=1</script>",
        "--><img src=x onerror=ran=1>",
        "]]><svg onload=ran=1><![CDATA[",
        "\" onload=\"ran=1\" onfocus=\"ran=1\" autofocus tabindex=\"0\" style=\"position:fixed;inset:0\" x=\"",
        "' onmouseover='ran=1' '",
        "` onclick=`ran=1`",
        "javascript:ran=1",
        "<a href=\"javascript:ran=1\">x</a><base href=\"http://127.0.0.1:9/\">",
        "<meta http-equiv=\"refresh\" content=\"0;url=http://127.0.0.1:9/\">",
        "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe><object data=\"data:text/html,x\">",
        "<link rel=\"stylesheet\" href=\"http://127.0.0.1:9/\"><style>@import 'http://127.0.0.1:9/';*{display:none}</style>",
        "<form action=\"http://127.0.0.1:9/\"><input name=x><button>Go</button></form>",
        "&lt;script&gt;ran=1&lt;/script&gt;&#60;script>ran=1&#60;/script>&amp;lt;",
        "${ran=1}{{ran=1}}<%ran=1%>#{ran=1}",
        "\u2028ran=1\u2029ran=1\u0085\u000B",
        "a\uD800b\uDC00c\uFFFEd\u0000e\u001B[31m",
        "\u202Eabc\u2066\u2067\u200F\u061Cdef",
        "__proto__",
        "constructor",
        "+ADw-script+AD4-ran=1+ADw-/script+AD4-",
    ];

    [BrowserFact]
    public async Task Nothing_of_the_data_runs_or_is_fetched_and_sorting_and_searching_work()
    {
        foreach (string text in Texts)
        {
            await OpenAsync(text, ReportLayout.Page, width: 1024);

            await browser.EvaluateAsync("[...document.querySelectorAll('th button, summary, td, li, rect')].map(e => e.dispatchEvent(new MouseEvent('click', { bubbles: true })))");
            string found = await browser.EvaluateAsync(
                "(input => { input.value = 'nowhere to be found'; input.dispatchEvent(new Event('input')); return document.querySelectorAll('#rows tbody tr:not([hidden])').length; })(document.querySelector('input'))");
            Assert.Equal(("0", text), (found, text));
            await AssertQuietAsync(text);
            Assert.Equal("1", await browser.EvaluateAsync("document.scripts.length"));
        }
    }

    [BrowserFact]
    public async Task Nothing_of_the_data_runs_or_is_fetched_in_a_mail()
    {
        foreach (string text in Texts)
        {
            await OpenAsync(text, ReportLayout.Mail, width: 1024);

            await AssertQuietAsync(text);
            Assert.Equal("0", await browser.EvaluateAsync("document.scripts.length"));
        }
    }

    /// <summary>One without a blank, which cannot be wrapped between words.</summary>
    [BrowserFact]
    public async Task A_name_of_100_000_characters_fits_into_the_page()
    {
        await OpenAsync(new string('x', 100_000), ReportLayout.Page, width: 1024);

        Assert.InRange(int.Parse(await browser.EvaluateAsync("document.documentElement.scrollWidth"), CultureInfo.InvariantCulture), 1, 1024);
        await AssertQuietAsync("x");
    }

    /// <summary>The policy is the second guard: markup that came into the page all the same would not run.</summary>
    [BrowserFact]
    public async Task The_policy_stops_what_would_come_into_the_page()
    {
        string html = (await Documents.PageAsync(SampleReports.Ordered())).Replace(
            "<main>",
            "<main><script>ran=1</script><img src=\"http://127.0.0.1:9/x\" onerror=\"ran=1\"><iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
            StringComparison.Ordinal);
        await browser.OpenAsync(html, 1024, isDark: false);

        Assert.Equal("undefined", await browser.EvaluateAsync("typeof ran"));
        Assert.NotEmpty(browser.Messages);
    }

    private async Task OpenAsync(string text, ReportLayout layout, int width) =>
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.Hostile(text), layout), width, isDark: false);

    private async Task AssertQuietAsync(string text)
    {
        Assert.Equal(("undefined", text), (await browser.EvaluateAsync("typeof ran"), text));
        Assert.Equal((0, text), (browser.Messages.Count(), text));
        Assert.Equal((1, text), (browser.Requests.Count(), text));
        Assert.StartsWith("file:", await browser.EvaluateAsync("location.href"), StringComparison.Ordinal);
        Assert.Equal("0", await browser.EvaluateAsync("document.querySelectorAll('img, iframe, object, embed, link, base, form, a, svg [onload], [onfocus], [onclick], [onmouseover]').length"));
    }
}
