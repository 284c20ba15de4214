using System.IO.Compression;
using System.Xml.Linq;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Workbooks, opened by a library that did not write them.</summary>
public class WorkbookTests
{
    [Fact]
    public async Task The_table_holds_the_values_and_the_total()
    {
        ReportResult report = SampleReports.QueuePerformance();
        List<(object? Value, string? Format)[]> rows = WorkbookReader.Read(await Documents.WorkbookAsync(report), "Queue performance");

        Assert.Equal(report.Columns.Select(c => c.Title), rows[0].Select(cell => (string?)cell.Value));
        Assert.Equal(report.Rows.Count + 2, rows.Count);
        (object? Value, string? Format)[] third = rows[3];
        object?[] expected = report.Rows[2];
        Assert.Equal((expected[0], "@"), third[0]);
        Assert.Equal((new DateTime(2026, 11, 28), "yyyy-mm-dd hh:mm"), third[1]);
        Assert.Equal((Convert.ToDouble(expected[3], null), "#,##0"), third[3]);
        Assert.Equal((Convert.ToDouble(expected[7], null), "0.0 %"), third[7]);
        Assert.Equal((TimeSpan.FromSeconds((long)expected[9]!), "[h]:mm:ss"), (Duration(third[9].Value), third[9].Format));
        Assert.Equal("Total", rows[^1][0].Value);
        Assert.Equal((25_184.0, "#,##0"), rows[^1][3]);
    }

    [Fact]
    public async Task No_data_is_an_empty_cell() =>
        Assert.Null(WorkbookReader.Read(await Documents.WorkbookAsync(SampleReports.QueuePerformance()), "Queue performance")[1][6].Value);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3")]
    [InlineData("<a>&\"'\uD83D\uDE00 \u0634")]
    public async Task A_name_that_looks_like_a_formula_is_text(string name)
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.QueuePerformance(1) with { Rows = [[name]] });

        Assert.Equal((name, "@"), WorkbookReader.Read(workbook, "Queue performance")[1][0]);
        Assert.DoesNotContain(WorkbookReader.Part(workbook, "xl/worksheets/sheet1.xml").Descendants(), e => e.Name.LocalName == "f");
    }

    [Fact]
    public async Task The_header_is_frozen_and_the_filter_ends_before_the_total()
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.QueuePerformance());
        XElement pane = WorkbookReader.Part(workbook, "xl/worksheets/sheet1.xml").Descendants().Single(e => e.Name.LocalName == "pane");
        XDocument table = WorkbookReader.Part(workbook, "xl/tables/table1.xml");

        Assert.Equal(("1", "frozen"), (pane.Attribute("ySplit")!.Value, pane.Attribute("state")!.Value));
        Assert.Equal("QueuePerformance", table.Root!.Attribute("name")!.Value);
        Assert.Equal("A1:O577", table.Descendants().Single(e => e.Name.LocalName == "autoFilter").Attribute("ref")!.Value);
    }

    [Fact]
    public async Task The_definitions_state_what_the_table_is_about()
    {
        ReportResult report = SampleReports.AgentStatus() with { Columns = SampleReports.QueuePerformance().Columns, Rows = [] };
        List<(object? Value, string? Format)[]> rows = WorkbookReader.Read(await Documents.WorkbookAsync(report), "Definitions");
        string[] lines = [.. rows.Select(row => string.Join('|', row.Select(cell => cell.Value)))];

        Assert.Contains(lines, line => line.StartsWith("Organizations|Acme Europe, Acme US", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Period|2026-11-28 00:00 to 2026-11-29 00:00", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Incomplete|", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Note|Two agents", StringComparison.Ordinal));
        Assert.Contains(
            "Service level %|The share that was answered in time.|oServiceLevel.numerator / oServiceLevel.denominator|Percent|at least 80.0 %; bad from 60.0 % down|ServiceLevelRatio",
            lines);
    }

    [Fact]
    public async Task The_judgement_is_a_fill_and_a_font()
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.QueuePerformance(1) with
        {
            Columns = [new("A", "A", ReportValueKind.Percentage) { Target = new(0.8, 0.6) }], Rows = [[0.9], [0.7], [0.5], [null]], Total = null,
        });
        XDocument styles = WorkbookReader.Part(workbook, "xl/styles.xml");
        XElement[] formats = [.. styles.Descendants().Single(e => e.Name.LocalName == "cellXfs").Elements()];
        XElement[] used = [.. WorkbookReader.Part(workbook, "xl/worksheets/sheet1.xml").Descendants()
            .Where(e => e.Name.LocalName == "c").Skip(1).Select(cell => formats[(int)cell.Attribute("s")!])];

        Assert.Equal(4, used.Select(f => f.Attribute("fillId")!.Value).Distinct().Count());
        Assert.Equal(3, used.Select(f => f.Attribute("fontId")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task The_same_report_twice_gives_the_same_bytes_without_the_time_of_writing()
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.QueuePerformance());

        Assert.Equal(workbook, await Documents.WorkbookAsync(SampleReports.QueuePerformance()));
        using var archive = new ZipArchive(new MemoryStream(workbook));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public async Task An_empty_report_is_a_workbook_too() =>
        Assert.Equal("Queue", WorkbookReader.Read(await Documents.WorkbookAsync(SampleReports.Empty()), "Queue performance")[0][0].Value);

    [Fact]
    public async Task A_large_workbook_is_complete_and_below_two_megabytes()
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.QueuePerformance(10_000));

        Assert.Equal(10_002, WorkbookReader.Read(workbook, "Queue performance").Count);
        Assert.InRange(workbook.Length, 1, 2_000_000);
    }

    private static TimeSpan Duration(object? value) => value switch
    {
        double days => TimeSpan.FromSeconds(Math.Round(days * 86_400, 6)),
        DateTime time => time - new DateTime(1899, 12, 31),
        _ => (TimeSpan)value!,
    };
}
