using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Rows;

namespace GenesysReporting.Tests.Export.Lines;

/// <summary>The content of lines, as independent readers see it.</summary>
public class LineTests
{
    private static readonly RowOptions Utc = new() { TimeZone = TimeZoneInfo.Utc };

    public static TheoryData<string> Notes =>
    [
        "plain", "", " ", " spaces ", "comma, semicolon; pipe | tab \t", "\"quoted\"", "\"", "\"\"", "line\nbreak", "line\r\nbreak", "ends\n",
        "tr\u00e8s \u2713 \ud83d\ude00 \u4e2d\u6587", "\u0000null", "'apostrophe", "a=b", new string('x', 70_000), "\u2028", "\ufeff",
    ];

    [Theory]
    [MemberData(nameof(Notes))]
    public void Another_library_reads_the_same_cells(string note)
    {
        foreach (char delimiter in ",;|\t")
        {
            (string[] names, List<string[]> rows, _) = Write(new ExportOptions { Rows = Utc, Delimiter = delimiter }, Record(note));

            Assert.Equal("c-1", rows[0][0]);
            Assert.Equal(note, rows[0][Array.IndexOf(names, "WrapUpNote")]);
            Assert.Equal(names.Length, rows[0].Length);
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("\t1")]
    [InlineData("\r1")]
    [InlineData("\n1")]
    [InlineData("=\"a\",b")]
    [InlineData("+")]
    [InlineData("+49-30-1234")]
    [InlineData("\uff1d1")]
    public void Formulas_in_free_text_are_neutralised_and_counted(string note)
    {
        (string[] names, List<string[]> rows, int guarded) = Write(new ExportOptions { Rows = Utc }, Record(note));
        Assert.Equal("'" + note, rows[0][Array.IndexOf(names, "WrapUpNote")]);
        Assert.Equal(1, guarded);

        (_, rows, guarded) = Write(new ExportOptions { Rows = Utc, AllowFormula = true }, Record(note));
        Assert.Equal(note, rows[0][Array.IndexOf(names, "WrapUpNote")]);
        Assert.Equal(0, guarded);
    }

    [Theory]
    [InlineData("a;=1+1", "a;'=1+1")]
    [InlineData("a,  @SUM(1)", "a,  '@SUM(1)")]
    [InlineData("a\t-1+cmd", "a\t'-1+cmd")]
    [InlineData("a|+1+1", "a|'+1+1")]
    [InlineData("a\r\n=1;=2", "a\r\n'=1;'=2")]
    [InlineData("a\"=1", "a\"'=1")]
    [InlineData("=1;-2", "'=1;'-2")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r\n=1", "'\r\n'=1")]
    [InlineData("a;\uff1d1", "a;'\uff1d1")]
    [InlineData("a;+49 30 1234;b", "a;+49 30 1234;b")]
    [InlineData("sales - EU, a=b, c+d@e", "sales - EU, a=b, c+d@e")]
    [InlineData("a;", "a;")]
    public void Formulas_after_a_separator_or_a_line_break_are_neutralised(string note, string safe)
    {
        (string[] names, List<string[]> rows, int guarded) = Write(new ExportOptions { Rows = Utc }, Record(note));

        Assert.Equal(safe, rows[0][Array.IndexOf(names, "WrapUpNote")]);
        Assert.Equal(safe == note ? 0 : 1, guarded);
    }

    [Theory]
    [InlineData("a,b", true)]
    [InlineData("a;b", true)]
    [InlineData("a\tb", true)]
    [InlineData("a|b", true)]
    [InlineData("a\"b", true)]
    [InlineData("a\nb", true)]
    [InlineData("a b", false)]
    public void A_cell_with_a_separator_of_any_usual_dialect_is_quoted(string text, bool isQuoted)
    {
        foreach (char delimiter in ",;|\t")
        {
            var lines = new LineBuffer();
            new CsvDialect(delimiter).Write(text, lines);

            Assert.Equal(isQuoted, Encoding.UTF8.GetString(lines.Take().Span).StartsWith('"'));
        }
    }

    [Fact]
    public void Numbers_addresses_ids_and_phone_numbers_never_change()
    {
        const string Json = """
            {"conversationId":"-1","conversationStart":"2026-11-02T08:00:00.125Z","mediaStatsMinConversationMos":-1.5,
             "participants":[{"purpose":"customer","participantName":"+33 1 23 45","userId":"=u","sessions":[{"mediaType":"voice",
              "ani":"+33123","dnis":"@sip","addressFrom":"=from","addressTo":"+to",
              "metrics":[{"name":"tTalk","value":-5000}],"segments":[{"queueId":"-q","wrapUpCode":"=code"}]}]}]}
            """;
        (string[] names, List<string[]> rows, int guarded) = Write(new ExportOptions { Rows = Utc }, Json);
        string Cell(string name) => rows[0][Array.IndexOf(names, name)];

        Assert.Equal(0, guarded);
        Assert.Equal(
            ("-1", "+33123", "@sip", "=from", "+to", "-5", "-q", "=code", "=u", "-1.5", "+33 1 23 45"),
            (Cell("ConversationId"), Cell("Ani"), Cell("Dnis"), Cell("AddressFrom"), Cell("AddressTo"), Cell("TalkSeconds"),
                Cell("QueueId"), Cell("WrapUpCode"), Cell("UserId"), Cell("MinMos"), Cell("CustomerName")));
    }

    [Theory]
    [InlineData("""{"conversationId":"a","x":1.50,"y":[1,{"z":"\u00e9\n"}],"conversationStart":"2026-11-02T08:00:00Z"}""")]
    [InlineData("{\n  \"conversationId\" : \"a\",\r\n  \"participants\": [ ]\n}")]
    [InlineData("""{"participants":[{"conversationId":"inner"}],"conversationId":"a"}""")]
    [InlineData("""{"conversationId":null}""")]
    [InlineData("""{}""")]
    public void A_line_of_JSON_is_the_record_as_it_was_sent(string json)
    {
        var format = LineFormats.Of(new ExportOptions { Format = ExportFormat.JsonLines });
        AnswerPage<ConversationLines> page = format.Read(AnswerSource.Query, Encoding.UTF8.GetBytes($$$"""{"totalHits":7,"conversations":[null,{{{json}}},{{{json}}}],"other":{"a":[]}}"""));

        Assert.Equal(7, page.TotalHits);
        Assert.Equal(2, page.Records.Count);
        foreach (ConversationLines line in page.Records)
        {
            string text = Encoding.UTF8.GetString(line.Utf8.Span);
            Assert.DoesNotContain('\n', text);
            Assert.DoesNotContain('\r', text);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(text)));
            Assert.Equal(json.Contains("\"a\"", StringComparison.Ordinal) ? "a" : null, line.ConversationId);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"conversations":{}}""")]
    [InlineData("""{"conversations":[{"conversationId":"a"}""")]
    [InlineData("""{"totalHits":"7"}""")]
    public void A_body_that_is_not_an_answer_is_refused_in_both_forms(string body)
    {
        foreach (ExportFormat format in Enum.GetValues<ExportFormat>())
        {
            Assert.ThrowsAny<JsonException>(() =>
                LineFormats.Of(new ExportOptions { Format = format, Rows = Utc }).Read(AnswerSource.Query, Encoding.UTF8.GetBytes(body)));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"conversations":null,"totalHits":null}""")]
    public void An_empty_answer_is_an_empty_page(string body) => Assert.Empty(
        LineFormats.Of(new ExportOptions { Rows = Utc }).Read(AnswerSource.Query, Encoding.UTF8.GetBytes(body)).Records);

    [Fact]
    public void Ids_are_found_in_lines_of_either_form()
    {
        string[] ids = ["a", "b,c", "d\"e", "f\ng", "00000001-0000-4000-8000-000000000000", "h;i", " j"];
        foreach (ExportFormat form in Enum.GetValues<ExportFormat>())
        {
            var format = LineFormats.Of(new ExportOptions { Format = form, Rows = Utc });
            string records = string.Join(',', ids.Select(i => JsonSerializer.Serialize(new { conversationId = i, externalTag = "x\"\n,y" })));
            AnswerPage<ConversationLines> page = format.Read(AnswerSource.Query, Encoding.UTF8.GetBytes($$"""{"conversations":[{{records}},{}]}"""));
            using var file = new MemoryStream();
            foreach (ConversationLines line in page.Records)
            {
                file.Write(line.Utf8.Span);
                file.Write(format.Terminator.Span);
            }

            file.Position = 0;
            var found = new RecordIds();

            Assert.Equal(ids.Length + 1, format.ReadIds(file, found).Conversations);
            Assert.Equal(ids.Length, found.Count);
            Assert.All(ids, id => Assert.False(found.Add(id)));
        }
    }

    [Fact]
    public void A_compressed_empty_file_can_be_decompressed()
    {
        using var file = new MemoryStream();
        new ExportSink(file, compress: true).EnsureMember();
        file.Position = 0;
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);

        Assert.Equal(20, file.Length);
        Assert.Equal(-1, unpacked.ReadByte());
        Assert.Equal(20, file.Position);
    }

    [Fact]
    public void A_byte_order_mark_is_written_on_request()
    {
        byte[] header = LineFormats.Of(new ExportOptions { Rows = Utc, Encoding = ExportEncoding.Utf8Bom }).Header.ToArray();

        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'C'], header[..4]);
        Assert.EndsWith("\r\n", Encoding.UTF8.GetString(header), StringComparison.Ordinal);
    }

    private static string Record(string note) => JsonSerializer.Serialize(new
    {
        conversationId = "c-1",
        participants = new[] { new { sessions = new[] { new { segments = new[] { new { wrapUpNote = note } } } } } },
    });

    private static (string[] Names, List<string[]> Rows, int Guarded) Write(ExportOptions options, string record)
    {
        var format = LineFormats.Of(options);
        AnswerPage<ConversationLines> page = format.Read(AnswerSource.Query, Encoding.UTF8.GetBytes($$"""{"conversations":[{{record}}]}"""));
        using var file = new MemoryStream();
        file.Write(format.Header.Span);
        foreach (ConversationLines line in page.Records)
        {
            file.Write(line.Utf8.Span);
        }

        file.Position = 0;
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = options.Delimiter.ToString() });
        Assert.True(csv.Read() && csv.ReadHeader());
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Parser.Record!);
        }

        return (csv.HeaderRecord!, rows, page.Records.Sum(l => l.Guarded));
    }
}
