using GenesysReporting.Documents.Workbooks;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>The names of sheets, tables and headings, which Excel restricts.</summary>
public class SheetNameTests
{
    [Theory]
    [InlineData("Queue performance", "Queue performance")]
    [InlineData("A/B: [x]?*\\", "A B x")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("definitions", "Report")]
    [InlineData("", "Report")]
    [InlineData("1234567890123456789012345678901234", "1234567890123456789012345678901")]
    [InlineData("123456789012345678901234567890\uD83D\uDE00", "123456789012345678901234567890")]
    public async Task A_sheet_has_an_allowed_name(string title, string name)
    {
        ReportResult report = SampleReports.QueuePerformance(1) with { Title = title };

        Assert.Equal(name, SheetNames.Sheet(report));
        Assert.NotEmpty(WorkbookReader.Read(await Documents.WorkbookAsync(report), name));
    }

    [Theory]
    [InlineData("QueuePerformance", "QueuePerformance")]
    [InlineData("my report-2", "my_report_2")]
    [InlineData("Q3", "Report")]
    [InlineData("3 queues", "Report")]
    [InlineData("R1C1", "Report")]
    public async Task A_table_has_an_allowed_name(string name, string table)
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.QueuePerformance(1) with { Name = name });

        Assert.Equal(table, WorkbookReader.Part(workbook, "xl/tables/table1.xml").Root!.Attribute("name")!.Value);
    }

    [Fact]
    public async Task Equal_headings_are_numbered()
    {
        ReportResult report = SampleReports.Hostile("Total\u0001");

        Assert.Equal(["Total\uFFFD", "Total\uFFFD (2)"], WorkbookReader.Read(await Documents.WorkbookAsync(report), "Total\uFFFD")[0].Select(cell => (string?)cell.Value));
    }

    [Fact]
    public async Task The_table_has_the_headings_of_its_cells()
    {
        const string Title = "<a> & \"b\" 'c'\r\n=1+1";
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.Hostile(Title) with { Title = "T", Name = "N" });
        string[] columns = [.. WorkbookReader.Part(workbook, "xl/tables/table1.xml").Descendants()
            .Where(e => e.Name.LocalName == "tableColumn").Select(e => e.Attribute("name")!.Value)];

        Assert.Equal(["<a> & \"b\" 'c' =1+1", "<a> & \"b\" 'c' =1+1 (2)"], columns);
        Assert.Equal(columns, WorkbookReader.Read(workbook, "T")[0].Select(cell => (string?)cell.Value));
    }
}
