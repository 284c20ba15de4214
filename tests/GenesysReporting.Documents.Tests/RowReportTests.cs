using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GenesysReporting.Errors;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Documents of reports whose rows are conversations, and of reports about the current state.</summary>
public class RowReportTests
{
    private static readonly string[] Shown =
    [
        "Start", "Media", "Direction", "Queue", "Agent", "Wrap-up", "Address", "Called", "Disconnect", "Duration", "Wait", "Talk", "Hold", "ACW", "Handle", "Transferred",
        "Conversation",
    ];

    [Theory]
    [InlineData(ReportLayout.Page)]
    [InlineData(ReportLayout.Mail)]
    public async Task Ids_come_last_and_those_of_names_are_not_in_the_rows(ReportLayout layout)
    {
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.InteractionList(), layout));
        IElement table = page.QuerySelector(layout == ReportLayout.Page ? "#rows" : "table[border]")!;

        Assert.Equal(Shown, table.QuerySelectorAll("th").Select(th => th.TextContent));
        Assert.All(table.QuerySelectorAll("tr"), row => Assert.Equal(17, row.Children.Length));
        string[] total = [.. table.QuerySelectorAll("tr")[^1].Children.Select(cell => cell.TextContent.Trim())];
        Assert.Equal(["Total", "", "", "", "", "", "", "", "", "10017:12:00", "2585:08:00", "7151:56:00", "15:29:00", "32:10:00", "7201:24:00", "36", ""], total);
    }

    [Fact]
    public async Task Names_of_several_ids_have_the_end_of_the_id()
    {
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.InteractionList()));
        string[] agents = [.. page.QuerySelectorAll("#rows tbody td:nth-child(5)").Select(cell => cell.TextContent).Distinct().Order(StringComparer.Ordinal)];
        string[][] ids = [.. page.QuerySelectorAll(".ids tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray())];

        // Each of the 12 queues, 8 agents and 6 codes once.
        Assert.Equal([12, 8, 6], ids.GroupBy(row => row[0]).Select(group => group.Count()));
        string[] sams = [.. ids.Where(row => row[1] == "Sam Lee").Select(row => $"Sam Lee (…{row[2][^6..]})").Order(StringComparer.Ordinal)];
        Assert.Equal(2, sams.Distinct().Count());
        Assert.Equal(["", "Ada Lovelace", "Alan Turing", "Barbara Liskov", "Edsger Dijkstra", "Grace Hopper", .. sams, "Tony Hoare"], agents);
    }

    [Fact]
    public async Task A_report_that_is_keyed_by_an_id_begins_with_it()
    {
        ReportResult report = SampleReports.Empty() with
        {
            Columns = [new("Conversation", "Conversation", ReportValueKind.Id), new("Count", "Count", ReportValueKind.Count)], Rows = [["c-1", 2L]], Total = [null, 2L],
        };
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(report));

        Assert.Equal(["c-1", "2", "Total", "2"], page.QuerySelectorAll("#rows td").Select(cell => cell.TextContent.Trim()));
        Assert.Null(page.QuerySelector(".ids"));
    }

    [Fact]
    public async Task A_workbook_has_all_ids_and_the_names_as_they_are()
    {
        List<(object? Value, string? Format)[]> rows = WorkbookReader.Read(await Documents.WorkbookAsync(SampleReports.InteractionList()), "Interaction list");

        Assert.Equal([.. Shown, "Queue id", "Agent id", "Wrap-up id"], rows[0].Select(cell => (string?)cell.Value));
        Assert.Equal((new DateTime(2026, 11, 28), "yyyy-mm-dd hh:mm:ss"), rows[1][0]);
        Assert.Equal(("Sam Lee", "@"), rows[7][4]);
        Assert.Equal("@", rows[1][16].Format);
        Assert.Equal(36, ((string)rows[1][19].Value!).Length);
    }

    [Fact]
    public async Task The_present_is_named_with_the_time_of_the_question()
    {
        IHtmlDocument page = PageTests.Parse(await Documents.PageAsync(SampleReports.QueueActivity()));
        string[] facts = [.. page.QuerySelectorAll(".facts div").Select(fact => fact.TextContent)];
        List<(object? Value, string? Format)[]> sheet = WorkbookReader.Read(await Documents.WorkbookAsync(SampleReports.QueueActivity()), "Definitions");

        Assert.Contains("PeriodNow, 2026-11-29 06:12:07", facts);
        Assert.DoesNotContain(facts, fact => fact.StartsWith("Data as of", StringComparison.Ordinal));
        Assert.Contains(sheet, row => row is [{ Value: "Period" }, { Value: "Now, 2026-11-29 06:12:07" }, ..]);
        Assert.Contains("no data now for", await Documents.PageAsync(SampleReports.QueueActivity() with { Rows = [] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportLayout.Page)]
    [InlineData(ReportLayout.Mail)]
    public async Task Signs_are_explained_only_where_there_are_targets(ReportLayout layout)
    {
        Assert.DoesNotContain("reaches the target", await Documents.PageAsync(SampleReports.QueueActivity(), layout), StringComparison.Ordinal);
        Assert.Contains("An empty cell has no data.", await Documents.PageAsync(SampleReports.QueueActivity(), layout), StringComparison.Ordinal);
        Assert.Contains("reaches the target", await Documents.PageAsync(SampleReports.QueuePerformance(), layout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_are_not_wrapped_in_mails() => Assert.DoesNotContain(
        PageTests.Parse(await Documents.PageAsync(SampleReports.InteractionList(), ReportLayout.Mail)).QuerySelectorAll("table[border] td:last-child"),
        cell => cell.HasAttribute("style"));

    [Theory]
    [InlineData(ReportLayout.Page, 50_000)]
    [InlineData(ReportLayout.Mail, 10_000)]
    public async Task More_rows_than_a_page_holds_are_refused(ReportLayout layout, int most)
    {
        ReportResult report = SampleReports.Empty() with { Columns = [new("A", "A", ReportValueKind.Count)] };
        var error = await Assert.ThrowsAsync<InputException>(() => Documents.PageAsync(report with { Rows = [.. Enumerable.Repeat<object?[]>([1L], most + 1)] }, layout));

        Assert.Equal("ReportTooLong", error.ErrorId);
        Assert.Contains($"holds {most:#,##0}.", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await Documents.PageAsync(report with { Rows = [.. Enumerable.Repeat<object?[]>([1L], most)] }, layout));
    }

    /// <summary>The text of ten keys and seven values is 140 bytes in each row; ids of names would be a third more.</summary>
    [Fact]
    public async Task A_long_list_of_conversations_stays_below_two_and_a_half_megabytes() =>
        Assert.InRange((await Documents.PageAsync(SampleReports.InteractionList(10_000))).Length, 1, 2_500_000);
}
