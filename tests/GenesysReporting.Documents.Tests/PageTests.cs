using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Pages, read by a parser that stops at the first error.</summary>
public class PageTests
{
    private const string HostileText = "<script>alert('x')</script>\" onmouseover=\"alert(1)&amp;' \u202Eabc \uD83D\uDE00 \u0634\u0643\u0627\u0648\u0649 \u0001\uFFFE\uD800";

    public static TheoryData<string> Samples => ["queues", "agents", "empty", "hostile"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_page_is_well_formed(string sample)
    {
        IHtmlDocument page = Parse(await Documents.PageAsync(Report(sample)));

        Assert.Equal(Report(sample).Columns.Count, page.QuerySelectorAll("#rows thead th").Length);
        Assert.Equal(Report(sample).Rows.Count, page.QuerySelectorAll("#rows tbody tr").Length);
        Assert.All(page.QuerySelectorAll("#rows tbody tr"), row => Assert.Equal(Report(sample).Columns.Count, row.Children.Length));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_mail_is_well_formed_and_has_tables_and_inline_styles_alone(string sample)
    {
        IHtmlDocument mail = Parse(await Documents.PageAsync(Report(sample), ReportLayout.Mail));

        Assert.Empty(mail.QuerySelectorAll("script, style, svg, link, img, [class], [id]"));
        Assert.All(mail.QuerySelectorAll("body *"), e => Assert.Contains(e.LocalName, (string[])["h1", "p", "table", "tbody", "tr", "td", "th", "b"]));
        Assert.Equal(Report(sample).Rows.Count + 1 + (Report(sample).Total is null ? 0 : 1), mail.QuerySelectorAll("table[border] tr").Length);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Nothing_is_fetched_and_the_policy_allows_the_pages_own_style_and_script_alone(string sample)
    {
        IHtmlDocument page = Parse(await Documents.PageAsync(Report(sample)));
        string policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;

        Assert.Empty(page.QuerySelectorAll("[src], [href], [action], [style], link, img, iframe, object, embed, form, base"));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page.QuerySelector("script")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Hash(page.QuerySelector("style")!)}'", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash(page.QuerySelector("script")!)}'", policy, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("script"));
    }

    [Theory]
    [InlineData(ReportLayout.Page)]
    [InlineData(ReportLayout.Mail)]
    public async Task Hostile_text_stays_text(ReportLayout layout)
    {
        IHtmlDocument page = Parse(await Documents.PageAsync(SampleReports.Hostile(HostileText), layout));
        string shown = HostileText.Replace("\u0001\uFFFE\uD800", "\uFFFD\uFFFD\uFFFD", StringComparison.Ordinal);

        Assert.Equal(shown, page.QuerySelector("title")!.TextContent);
        Assert.Equal(shown, page.QuerySelector("h1")!.TextContent);
        Assert.Contains(page.QuerySelectorAll("td"), cell => cell.TextContent == shown);
        Assert.All(page.All, e => Assert.DoesNotContain(e.Attributes, a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.True(page.QuerySelectorAll("script").Length <= 1);
    }

    [Fact]
    public async Task Numbers_are_formatted_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            string invariant = await Documents.PageAsync(SampleReports.QueuePerformance());
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(invariant, await Documents.PageAsync(SampleReports.QueuePerformance()));
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            Assert.Equal(invariant, await Documents.PageAsync(SampleReports.QueuePerformance()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_total_row_shows_counts_percentages_and_durations_with_their_judgement()
    {
        IHtmlDocument page = Parse(await Documents.PageAsync(SampleReports.QueuePerformance()));

        Assert.Equal(
            ["Total", "", "", "25,184", "23,410", "1,774", "○ 7.0 %", "✓ 84.7 %", "○ 0:00:31", "0:05:42", "0:04:28", "0:00:21", "0:00:53", "1,204", "3,871"],
            page.QuerySelectorAll("#rows tfoot td").Select(cell => cell.TextContent.TrimEnd('\n')));
        Assert.Equal(
            ["○ Close to the target: at most 5.0 %", "✓ Target reached: at least 80.0 %", "✗ Target missed: at most 0:00:20"],
            page.QuerySelectorAll(".tiles .target").Select(e => e.TextContent).Where(text => text.Length > 0));
    }

    [Fact]
    public async Task Missing_data_is_stated_before_the_figures()
    {
        IHtmlDocument page = Parse(await Documents.PageAsync(SampleReports.AgentStatus()));
        IElement warning = page.QuerySelector("section.warning")!;

        Assert.Contains("incomplete", warning.TextContent, StringComparison.Ordinal);
        Assert.Contains("analytics:userDetail:view", warning.TextContent, StringComparison.Ordinal);
        Assert.True(warning.CompareDocumentPosition(page.QuerySelector(".tiles")!).HasFlag(DocumentPositions.Following));
    }

    [Fact]
    public async Task A_large_page_stays_below_two_megabytes() =>
        Assert.InRange((await Documents.PageAsync(SampleReports.QueuePerformance(10_000))).Length, 1, 2_000_000);

    [Theory]
    [InlineData(ReportLayout.Page)]
    [InlineData(ReportLayout.Mail)]
    public async Task The_same_report_twice_gives_the_same_page(ReportLayout layout) =>
        Assert.Equal(await Documents.PageAsync(SampleReports.AgentStatus(), layout), await Documents.PageAsync(SampleReports.AgentStatus(), layout));

    internal static IHtmlDocument Parse(string html) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true, IsAcceptingCustomElementsEverywhere = false }).ParseDocument(html);

    private static ReportResult Report(string sample) => sample switch
    {
        "queues" => SampleReports.QueuePerformance(),
        "agents" => SampleReports.AgentStatus(),
        "empty" => SampleReports.Empty(),
        _ => SampleReports.Hostile(HostileText),
    };

    private static string Hash(IElement element) => "sha256-"
        + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(element.TextContent)));
}
