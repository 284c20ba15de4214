using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GenesysReporting.Documents.Charts;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>The drawings of charts.</summary>
public class ChartTests
{
    [Fact]
    public async Task Each_drawing_has_a_title_and_a_description()
    {
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.QueuePerformance()));

        Assert.Equal(4, page.QuerySelectorAll("svg").Length);
        Assert.All(page.QuerySelectorAll("svg"), svg =>
        {
            Assert.Equal("title", svg.Children[0].LocalName);
            Assert.Equal("desc", svg.Children[1].LocalName);
            Assert.Equal($"{svg.Children[0].Id} {svg.Children[1].Id}", svg.GetAttribute("aria-labelledby"));
            Assert.NotEmpty(svg.Children[1].TextContent);
        });
    }

    [Fact]
    public async Task Values_of_different_units_have_separate_scales()
    {
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.QueuePerformance()));
        IElement figure = page.QuerySelector("figure")!;

        Assert.Equal(["Offered, Answered", "Service level"], figure.QuerySelectorAll(".panel").Select(p => p.TextContent));
        Assert.Contains("250", figure.QuerySelectorAll("svg")[0].QuerySelectorAll(".axis").Select(e => e.TextContent));
        Assert.Contains("100.0 %", figure.QuerySelectorAll("svg")[1].QuerySelectorAll(".axis").Select(e => e.TextContent));
    }

    [Fact]
    public async Task Every_value_can_be_read_by_hover_and_as_text()
    {
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.QueuePerformance()));
        IElement figure = page.QuerySelectorAll("figure")[1];

        Assert.Contains("Billing: Average handle time 0:03:00", figure.QuerySelectorAll("g > title").Select(e => e.TextContent));
        Assert.Equal(["Billing", "0:03:00"], figure.QuerySelectorAll("tbody tr")[0].Children.Select(e => e.TextContent));
        Assert.Equal(48, page.QuerySelectorAll("figure")[0].QuerySelectorAll("svg")[0].QuerySelectorAll(".hit > title").Length);
    }

    [Fact]
    public async Task A_line_has_a_gap_where_there_is_no_data()
    {
        ReportChart chart = new("Gap", ReportChartKind.Line, ["1", "2", "3", "4", "5"], [new("S", ReportValueKind.Count, [1, 2, null, 4])]);
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.Empty() with { Charts = [chart] }));

        Assert.Single(page.QuerySelectorAll(".line line"));
        Assert.Contains(page.QuerySelectorAll(".hit > title"), e => e.TextContent == "3: S no data");
    }

    [Fact]
    public async Task A_chart_with_more_names_than_it_draws_says_so_and_lists_them_all()
    {
        string[] names = [.. Enumerable.Range(0, 60).Select(i => $"Queue {i}")];
        ReportChart chart = new("Many", ReportChartKind.Bar, names, [new("S", ReportValueKind.Count, [.. names.Select((_, i) => (double?)i)])]);
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.Empty() with { Charts = [chart] }));

        Assert.Equal(ChartData.MostNames, page.QuerySelectorAll("svg g").Length);
        Assert.Contains("first 40 of 60", page.QuerySelector("figure")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(60, page.QuerySelectorAll("figure tbody tr").Length);
    }

    [Fact]
    public async Task Times_of_several_days_have_no_year()
    {
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.InteractionList()));

        Assert.Equal(["11-28 00:00", "11-28 18:00", "11-29 12:00", "11-30 06:00"], page.QuerySelectorAll("svg .tick").Select(tick => tick.TextContent));
    }

    [Theory]
    [InlineData("/api/v2/analytics/conversations/details/query", "/api/v2/analytics/con…ations/details/query")]
    [InlineData("12345678901234567890\uD83D\uDE001234567890\uD83D\uDE001234567890123456789", "12345678901234567890…1234567890123456789")]
    [InlineData("123456789012345678901234567890123456789012", "123456789012345678901234567890123456789012")]
    public void A_long_name_keeps_both_ends(string name, string shown) => Assert.Equal(shown, ChartData.Cut(name, 42));

    [Fact]
    public async Task Ten_series_have_ten_colours()
    {
        ReportSeries[] series = [.. Enumerable.Range(0, 10).Select(i => new ReportSeries($"S{i}", ReportValueKind.Count, [1]))];
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.Empty() with { Charts = [new("Many", ReportChartKind.StackedBar, ["A"], series)] }));

        Assert.Equal(10, page.QuerySelectorAll("svg rect").Select(part => part.ClassName).Distinct().Count());
    }

    [Theory]
    [InlineData(false, "bars")]
    [InlineData(true, "plot")]
    public async Task Bars_run_from_left_to_right_over_time_alone_whatever_the_labels_begin_with(bool isOverTime, string form)
    {
        ReportChart chart = new("Queues", ReportChartKind.Bar, ["1st line", "2nd line"], [new("Offered", ReportValueKind.Count, [4, 2])])
        {
            IsOverTime = isOverTime,
        };
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.Empty() with { Charts = [chart] }));

        Assert.Equal(form, page.QuerySelector("svg")!.ClassName);
    }

    [Theory]
    [InlineData(ReportValueKind.Count, 230, 250, 50)]
    [InlineData(ReportValueKind.Count, 0, 1, 1)]
    [InlineData(ReportValueKind.Count, 1, 1, 1)]
    [InlineData(ReportValueKind.Count, 1_000_000, 1_000_000, 200_000)]
    [InlineData(ReportValueKind.Duration, 439, 480, 120)]
    [InlineData(ReportValueKind.Duration, 800_000, 800_000, 200_000)]
    [InlineData(ReportValueKind.Percentage, 0.9, 1, 0.25)]
    [InlineData(ReportValueKind.Percentage, 0.09, 0.1, 0.02)]
    public void A_scale_ends_at_round_numbers(ReportValueKind kind, double highest, double top, double step)
    {
        ChartScale scale = ChartScale.Of([highest], kind);

        Assert.Equal(top, scale.Top, 9);
        Assert.Equal(step, scale.Step, 9);
        Assert.Equal(0, scale.Bottom);
    }

    [Fact]
    public void A_scale_of_negative_values_includes_zero()
    {
        ChartScale scale = ChartScale.Of([-42, -7], ReportValueKind.Count);

        Assert.Equal(0, scale.Top);
        Assert.True(scale.Bottom <= -42);
        Assert.InRange(scale.Place(-42), 0, 1);
    }
}
