using System.IO.Compression;
using System.Xml;
using GenesysReporting.Documents.Workbooks;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Workbooks with texts and numbers that XML or Excel cannot hold.</summary>
public class HostileWorkbookTests
{
    private const string Sheet = "Queue performance";

    public static TheoryData<string, string> Texts => new()
    {
        { "=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0" },
        { "\t=1+1", "\t=1+1" },
        { "=HYPERLINK(\"http://127.0.0.1/?\"&A1)", "=HYPERLINK(\"http://127.0.0.1/?\"&A1)" },
        { "a\u0000b\u0008\u001Bc\u007F", "a\uFFFDb\uFFFD\uFFFDc\uFFFD" },
        { "a\uD800b\uDC00c", "a\uFFFDb\uFFFDc" },
        { "a\uFFFEb\uFFFFc\uFDD0", "a\uFFFDb\uFFFDc\uFFFD" },
        { "]]><f>1+1</f><!--", "]]><f>1+1</f><!--" },
        { "\u202Eabc\u2028\u2029", "\u202Eabc\u2028\u2029" },
        { " blanks around ", " blanks around " },
        { " ", " " },
        { "_x0041_ _x0000_", "_x0041_ _x0000_" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_is_text_in_every_place(string text, string shown)
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.Hostile(text));

        AssertWellFormed(workbook);
        Assert.Equal(shown, WorkbookReader.Read(workbook, SheetNames.Sheet(SampleReports.Hostile(text)))[1][0].Value);
        Assert.DoesNotContain(WorkbookReader.Part(workbook, "xl/worksheets/sheet1.xml").Descendants(), e => e.Name.LocalName is "f" or "hyperlink");
        Assert.DoesNotContain(WorkbookReader.Part(workbook, "xl/worksheets/sheet2.xml").Descendants(), e => e.Name.LocalName is "f" or "hyperlink");
    }

    /// <summary>Excel reads _x0041_ in a cell or a column's name as A, and _x0003_ as a control character (ECMA-376, 22.9.2.19).</summary>
    [Theory]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("call _x000D_ _x00zz_ x0041_ _X0041_", "call _x005F_x000D_ _x00zz_ x0041_ _X0041_")]
    [InlineData("_x005F_x0041_", "_x005F_x005F_x005F_x0041_")]
    public async Task An_escape_of_workbooks_is_written_as_text(string text, string written)
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.Hostile(text) with { Title = "T" });

        string[] cells = [.. WorkbookReader.Part(workbook, "xl/worksheets/sheet1.xml").Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value)];
        string[] names = [.. WorkbookReader.Part(workbook, "xl/tables/table1.xml").Descendants()
            .Where(e => e.Name.LocalName == "tableColumn").Select(e => e.Attribute("name")!.Value)];
        Assert.Equal([written, written + " (2)", written, written], cells);
        Assert.Equal([written, written + " (2)"], names);
        Assert.Contains(WorkbookReader.Part(workbook, "xl/worksheets/sheet2.xml").Descendants(), e => e.Name.LocalName == "t" && e.Value == written);
    }

    [Theory]
    [InlineData(32_767, 32_767)]
    [InlineData(32_768, 32_767)]
    [InlineData(100_000, 32_767)]
    public async Task A_cell_holds_what_Excel_allows(int length, int kept)
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.Hostile(new string('x', length)) with { Title = "T" });

        string cell = (string)WorkbookReader.Read(workbook, "T")[1][0].Value!;
        Assert.Equal((kept, length == kept), (cell.Length, !cell.EndsWith('…')));
    }

    /// <summary>Each escape is seven characters for the one that it means, and they are written in full.</summary>
    [Fact]
    public async Task A_cell_of_escapes_is_short_enough_for_Excel_too()
    {
        byte[] workbook = await Documents.WorkbookAsync(
            OfOne(ReportValueKind.Text, string.Concat(Enumerable.Repeat("_x0041_", 5_000))));

        AssertWellFormed(workbook);
        Assert.InRange(WorkbookReader.Part(workbook, "xl/worksheets/sheet1.xml").Descendants().Last(e => e.Name.LocalName == "t").Value.Length, 32_000, 32_767);
    }

    [Fact]
    public async Task Long_headings_are_cut_between_characters_and_stay_different()
    {
        string title = new string('x', 244) + "\U0001F600" + new string('y', 100);
        ReportColumn[] columns = [.. Enumerable.Range(0, 12).Select(i => new ReportColumn($"C{i}", i % 2 == 0 ? title : title.ToUpperInvariant(), ReportValueKind.Text))];
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.QueuePerformance(1) with { Columns = columns, Rows = [[]], Total = null, Tiles = [], Charts = [] });

        string[] names = [.. WorkbookReader.Part(workbook, "xl/tables/table1.xml").Descendants()
            .Where(e => e.Name.LocalName == "tableColumn").Select(e => e.Attribute("name")!.Value)];
        Assert.Equal(12, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 255));
        Assert.All(names, name => Assert.DoesNotContain('\uFFFD', name));
        Assert.Equal(new string('x', 244), names[0]);
    }

    [Theory]
    [InlineData(1e308, ReportValueKind.Number, 1e308)]
    [InlineData(1e308, ReportValueKind.Percentage, 1e308)]
    [InlineData(-1e308, ReportValueKind.Duration, -1e308 / 86_400)]
    [InlineData(double.NaN, ReportValueKind.Number, null)]
    [InlineData(double.PositiveInfinity, ReportValueKind.Percentage, null)]
    [InlineData(double.NegativeInfinity, ReportValueKind.Duration, null)]
    public async Task Numbers_without_end_are_empty_and_large_ones_are_kept(double value, ReportValueKind kind, double? kept)
    {
        ReportResult report = OfOne(kind, value);
        byte[] workbook = await Documents.WorkbookAsync(report);

        AssertWellFormed(workbook);
        string? written = WorkbookReader.Part(workbook, "xl/worksheets/sheet1.xml").Descendants().LastOrDefault(e => e.Name.LocalName == "v")?.Value;
        Assert.Equal(kept, written is null ? null : double.Parse(written, System.Globalization.CultureInfo.InvariantCulture));
        string page = await Documents.PageAsync(report);
        Assert.DoesNotContain("Infinity", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01 00:00:00")]
    [InlineData("1899-12-31T12:00:00Z", "1899-12-31 12:00:00")]
    [InlineData("1900-02-28T23:00:00Z", "1900-02-28 23:00:00")]
    public async Task A_time_before_Excels_first_day_is_text(string time, string shown) => Assert.Equal(
        shown,
        WorkbookReader.Read(await Documents.WorkbookAsync(OfOne(ReportValueKind.Time, DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture))), Sheet)[1][0].Value);

    [Fact]
    public async Task The_last_time_of_all_is_a_time() => Assert.Equal(
        9999,
        Assert.IsType<DateTime>(WorkbookReader.Read(await Documents.WorkbookAsync(OfOne(ReportValueKind.Time, DateTimeOffset.MaxValue)), Sheet)[1][0].Value).Year);

    [Theory]
    [InlineData("DEFINITIONS")]
    [InlineData("Definitions ")]
    [InlineData("history")]
    [InlineData("\u0001")]
    [InlineData("''")]
    [InlineData("../../x")]
    public async Task Two_sheets_never_have_one_name(string title)
    {
        byte[] workbook = await Documents.WorkbookAsync(SampleReports.QueuePerformance(1) with { Title = title });
        string[] names = [.. WorkbookReader.Part(workbook, "xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet").Select(e => e.Attribute("name")!.Value)];

        Assert.Equal(2, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 31));
        Assert.All(names, name => Assert.False(name.StartsWith('\'') || name.EndsWith('\'') || name.IndexOfAny([':', '/', '\\', '?', '*', '[', ']']) >= 0, name));
    }

    private static ReportResult OfOne(ReportValueKind kind, object value) => SampleReports.QueuePerformance(1) with
    {
        Columns = [new("A", "A", kind)], Rows = [[value]], TimeZone = TimeZoneInfo.Utc, Total = null, Tiles = [new(new("A", "A", kind), value)], Charts = [],
    };

    private static void AssertWellFormed(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream part = entry.Open();
            using var xml = XmlReader.Create(part, new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
            }
        }
    }
}
