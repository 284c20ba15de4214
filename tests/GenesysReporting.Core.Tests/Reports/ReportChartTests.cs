using GenesysReporting.Reports;

namespace GenesysReporting.Tests.Reports;

/// <summary>The labels and series of charts.</summary>
public sealed class ReportChartTests
{
    [Fact]
    public async Task Labels_without_data_are_left_out()
    {
        ReportResult report = await ShippedReports.RunAsync("NotResponding", """
            userId=11 queueId=01: tAlert 4; tNotResponding 2 10s
            userId=12 queueId=01: tAlert 3
            queueId=01: tAlert 5; tNotResponding 1 5s
            """);

        ReportChart chart = Assert.Single(report.Charts);
        Assert.Equal(["Ada", "(none)"], chart.Labels);
        Assert.Equal([2.0, 1.0], Assert.Single(chart.Series).Values);
    }

    [Theory]
    [InlineData("NotResponding", "userId=11 queueId=01: tAlert 4; tNotResponding 2 10s", 0)]
    [InlineData("NotResponding", "userId=11 queueId=01: tAlert 4\nuserId=12 queueId=01: tAlert 4", 0)]
    [InlineData("AbandonInsight", "queueId=01: nOffered 9; tAbandon 3 70s; Within10 2; Within60 1", 1)]
    public async Task A_chart_that_compares_nothing_is_left_out(string name, string lines, int charts) =>
        Assert.Equal(charts, (await ShippedReports.RunAsync(name, lines)).Charts.Count);

    [Fact]
    public async Task One_bucket_is_not_a_line() => Assert.DoesNotContain(
        (await ShippedReports.RunAsync(ShippedReports.Find("QueuePerformance"), _ => HandMadeAnswer.Of("queueId=01 mediaType=voice: nOffered 4"), "1d")).Charts,
        chart => chart.Kind == ReportChartKind.Line);

    [Fact]
    public async Task Stacked_bars_are_ordered_by_their_whole_length()
    {
        ReportResult report = await ShippedReports.RunAsync("AbandonInsight", """
            queueId=01: nOffered 9; tAbandon 3 9s; Within10 3
            queueId=02: nOffered 9; tAbandon 5 600s; Within10 1; Over120 4
            """);

        Assert.Equal(["Support", "Billing"], Assert.Single(report.Charts).Labels);
    }

    [Fact]
    public async Task A_chart_has_the_rows_that_meet_its_conditions()
    {
        ReportResult report = await ShippedReports.RunAsync("AgentStatus", """
            userId=11: tSystemPresence[OFFLINE] 1 50000s; tSystemPresence[BREAK] 1 900s; tSystemPresence[ON_QUEUE] 1 4000s
            userId=12: tSystemPresence[OFFLINE] 1 60000s; tSystemPresence[BREAK] 1 5500s
            userId=13: tSystemPresence[OFFLINE] 1 86400s
            """);

        ReportChart chart = Assert.Single(report.Charts);
        Assert.Equal(6, report.Rows.Count);
        // Ben 5500, Ada 900 + 4000. The largest series comes first: BREAK 6400, ON_QUEUE 4000.
        Assert.Equal(["Ben", "Ada"], chart.Labels);
        Assert.Equal(["BREAK", "ON_QUEUE"], chart.Series.Select(s => s.Name));
        Assert.Equal([[5500.0, 900.0], [null, 4000.0]], chart.Series.Select(s => s.Values));
    }

    [Fact]
    public async Task The_ids_of_a_column_name_it_by_its_title()
    {
        ReportResult report = await ShippedReports.RunAsync("WrapUpSummary", "wrapUpCode=21 queueId=01: tHandle 1 60s");
        ReportColumn id = report.Columns.Single(c => c.Name == "WrapUpId");

        Assert.Equal(("Wrap-up id", "The id of the column Wrap-up.", "WrapUp"), (id.Title, id.Definition, id.NamedBy));
        Assert.Null(report.Columns.Single(c => c.Name == "WrapUp").NamedBy);
    }
}
