using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GenesysReporting.Errors;
using GenesysReporting.Reports;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Reports;

/// <summary>Definitions that are damaged or made to do harm: each is read, or is an error that names the line.</summary>
public sealed class HostileDefinitionTests : IDisposable
{
    private const string Small = """
        {
          "name": "Small",
          "title": "Small",
          "description": "Offered conversations.",
          "questions": { "q": { "type": "ConversationAggregates", "metrics": ["nOffered", "tHandle"], "groupBy": ["queueId"], "views": [{ "name": "Long", "target": "tHandle", "from": "60s" }], "filter": [{ "dimension": "mediaType", "values": ["voice"] }] } },
          "rows": [{ "column": "Queue", "group": "queueId", "width": 20, "definition": "The queue." }],
          "columns": [
            { "column": "Offered", "kind": "count", "value": "nOffered.count", "definition": "Offered.", "target": { "good": 10, "bad": 5 } },
            { "column": "Handle", "kind": "duration", "value": "tHandle.sum", "over": "tHandle.count", "definition": "Handle time." }
          ],
          "sort": ["Offered desc"], "only": [{ "column": "Offered", "from": 1 }], "tiles": ["Offered"], "table": ["Handle"],
          "charts": [{ "title": "x", "kind": "bar", "by": "Queue", "columns": ["Offered"], "where": [{ "column": "Queue", "values": ["x"] }], "top": 5 }],
          "notes": ["Read this."]
        }
        """;

    private static readonly string[] Values =
    [
        "null", "[null]", "{\"x\":null}", "[]", "{}", "\"\"", "\" \"", "\"..\"", "\"../../x\"", "true", "-1", "0", "1e999", "-1e999", "1e308",
        "99999999999999999999", "0.5", "\"x\"", "\"\\u0000\\u001b[31m\"", "\"\\ud800\"", "\"Offered\\n\"", "\"Organization\"", "\"Start\"", "\"QueueId\"",
        "\"HandleSeconds\"", "\"=1+1\"", "\"<script>\"", "[[[[[]]]]]", "[\"Offered\",\"Offered\"]", "[{}]", "[\"\"]", "\"P1Y\"", "\"PT0S\"", "\"0s\"",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("genesysreporting-definitions").FullName;

    private string PathOfFile => Path.Combine(_folder, "small.json");

    [Fact]
    public void Every_value_in_every_place_is_read_or_refused()
    {
        (int read, int refused) = (0, 0);
        foreach (string json in Texts())
        {
            try
            {
                ReportDefinition report = Read(json);
                IReadOnlyList<ReportColumn> columns = new ReportColumns(report, hasOrganization: true, report.Buckets != false).All;
                Assert.Equal(columns.Count, columns.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
                read++;
            }
            catch (InputException e) when (e.ErrorId == "ReportInvalid")
            {
                Assert.DoesNotContain(e.Message, char.IsControl);
                refused++;
            }
        }

        Assert.InRange(read, 50, 1_000);
        Assert.InRange(refused, 1_000, 5_000);
    }

    [Theory]
    [InlineData("\"Small\",\n  \"title\"", "\"Small\\n\",\n  \"title\"", 2, "letters and digits")]
    [InlineData("\"column\": \"Offered\"", "\"column\": \"Offered\\n\"", 8, "letters and digits")]
    [InlineData("\"column\": \"Offered\"", "\"column\": \"HandleSeconds\"", 9, "two columns have the name 'HandleSeconds'")]
    [InlineData("\"column\": \"Offered\", \"kind\": \"count\"", "\"column\": \"QueueId\", \"kind\": \"count\"", 6, "two columns have the name 'QueueId'")]
    [InlineData("\"Offered desc\"", "null", 11, "a value is null")]
    [InlineData("\"title\": \"Small\"", "\"title\": null", 3, "a value is null")]
    [InlineData("\"title\": \"x\"", "\"title\": null", 12, "a value is null")]
    [InlineData("\"target\": \"tHandle\"", "\"target\": null", 5, "a value is null")]
    [InlineData("\"q\": {", "\"other\": null, \"q\": {", 5, "a value is null")]
    [InlineData("\"title\": \"Small\"", "\"title\": \"Small\", \"\\u001b]0;x\\u0007\\r\\n\": 1", 3, "]0;x")]
    public void A_fault_is_named_with_its_line(string right, string wrong, int line, string words)
    {
        Assert.Contains(right, Small, StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => Read(Small.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal("ReportInvalid", error.ErrorId);
        Assert.Contains($"'small.json' is not valid, line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    /// <summary>As other programs write members that are left out.</summary>
    [Fact]
    public void A_null_in_the_place_of_what_may_be_left_out_is_left_out()
    {
        ReportDefinition report = Read(Small
            .Replace("\"kind\": \"count\"", "\"title\": null, \"label\": null, \"total\": null, \"kind\": \"count\"", StringComparison.Ordinal)
            .Replace("[\"Read this.\"]", "null", StringComparison.Ordinal));

        Assert.Equal((null, 0), (report.Columns[0].Title, report.Notes.Count));
    }

    public static TheoryData<string, string> Files => new()
    {
        { "empty", string.Empty },
        { "NUL", "\0\0\0\0" },
        { "NUL in the middle", Small.Replace("\"title\"", "\0\"title\"", StringComparison.Ordinal) },
        { "deep", new string('[', 100_000) },
        { "deep in a member", Small.Replace("[\"Read this.\"]", new string('[', 1_000) + new string(']', 1_000), StringComparison.Ordinal) },
        { "null", "null" },
        { "an array", "[]" },
        { "too long", Small + new string(' ', 1 << 20) },
        { "a long formula", Small.Replace("nOffered.count", string.Join("+", Enumerable.Repeat("nOffered.count", 5_000)) + "+", StringComparison.Ordinal) },
        { "a long word", Small.Replace("nOffered.count", new string('a', 500_000), StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_no_definition_is_an_error(string kind, string text)
    {
        File.WriteAllText(PathOfFile, text);

        var error = Assert.Throws<InputException>(() => ReportReader.ReadFile(PathOfFile));

        Assert.Equal(("ReportInvalid", kind), (error.ErrorId, kind));
        Assert.InRange(error.Message.Length, 1, 1_500);
    }

    /// <summary>As in answers of the platform, what is not UTF-8 is replaced.</summary>
    [Fact]
    public void Bytes_that_are_no_text_are_replaced()
    {
        byte[] bytes = Encoding.Latin1.GetBytes(Small.Replace("Read this.", "\xE9t\xE9 \xFF\xC0\xAF", StringComparison.Ordinal));
        File.WriteAllBytes(PathOfFile, bytes);

        Assert.Contains('\uFFFD', Assert.Single(ReportReader.ReadFile(PathOfFile).Notes));
    }

    [UnixFact]
    public void A_pipe_in_the_place_of_the_file_is_not_waited_for()
    {
        UnixPipe.Create(PathOfFile);
        string link = Path.Combine(_folder, "link.json");
        File.CreateSymbolicLink(link, PathOfFile);

        Assert.Equal("PathIsSpecial", Assert.ThrowsAny<GenesysException>(() => ReportReader.ReadFile(PathOfFile)).ErrorId);
        Assert.Equal("PathIsSpecial", Assert.ThrowsAny<GenesysException>(() => ReportReader.ReadFile(link)).ErrorId);
        Assert.Equal("PathIsSpecial", Assert.ThrowsAny<GenesysException>(() => new ReportCatalog(_folder).Find("small")).ErrorId);
    }

    [Fact]
    public void A_link_to_a_definition_is_followed_and_one_in_a_circle_is_an_error()
    {
        string link = Path.Combine(_folder, "link.json");
        File.WriteAllText(PathOfFile, Small);
        File.CreateSymbolicLink(link, PathOfFile);
        string circle = Path.Combine(_folder, "circle.json");
        File.CreateSymbolicLink(circle, circle);

        Assert.Equal("Small", ReportReader.ReadFile(link).Name);
        Assert.Equal("LinkBroken", Assert.ThrowsAny<GenesysException>(() => ReportReader.ReadFile(circle)).ErrorId);
    }

    [Fact]
    public void A_file_that_is_held_has_its_own_error()
    {
        using FileStream held = new(PathOfFile, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        held.Write(Encoding.UTF8.GetBytes(Small));
        held.Flush();

        Assert.Equal("ReportFileUnreadable", Assert.Throws<InputException>(() => ReportReader.ReadFile(PathOfFile)).ErrorId);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../small")]
    [InlineData("small.json")]
    [InlineData("*")]
    [InlineData("")]
    public void A_name_leads_to_no_other_folder(string name)
    {
        File.WriteAllText(PathOfFile, Small);
        string inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;

        Assert.Equal("ReportNotFound", Assert.Throws<InputException>(() => new ReportCatalog(inner).Find(name)).ErrorId);
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("-1e308")]
    [InlineData("1e999")]
    [InlineData("9223372036854775807")]
    [InlineData("253402300800000")]
    public async Task Figures_without_end_are_no_data(string number)
    {
        ReportDefinition report = Read(Small
            .Replace("\"kind\": \"duration\", \"value\": \"tHandle.sum\", \"over\": \"tHandle.count\"", "\"kind\": \"number\", \"value\": \"tHandle.sum - tHandle.max - tHandle.count\"", StringComparison.Ordinal)
            .Replace("{ \"column\": \"Handle\"", "{ \"column\": \"Last\", \"kind\": \"time\", \"value\": \"tHandle.max\", \"definition\": \"Last.\" }, { \"column\": \"Handle\"", StringComparison.Ordinal));
        string answer = $$$"""
            {"results":[
              {"group":{"queueId":"{{{HandMadeAnswer.Id("01")}}}"},"data":[{"interval":"{{{HandMadeAnswer.Day}}}","metrics":[
                {"metric":"nOffered","stats":{"count":{{{number}}}}},{"metric":"tHandle","stats":{"count":{{{number}}},"sum":{{{number}}},"max":{{{number}}}}}]}]},
              {"group":{"queueId":"{{{HandMadeAnswer.Id("02")}}}"},"data":[{"interval":"{{{HandMadeAnswer.Day}}}","metrics":[
                {"metric":"nOffered","stats":{"count":7}},{"metric":"tHandle","stats":{"count":{{{number}}},"sum":{{{number}}}}}]}]}]}
            """;

        ReportResult result = await ShippedReports.RunAsync(report, _ => answer);

        Assert.Contains(result.Rows, row => row[0] as string == "Support" && row[1] as long? == 7);
        Assert.All(result.Rows.Append(result.Total!).SelectMany(row => row).OfType<double>(), value => Assert.True(double.IsFinite(value)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ReportDefinition Read(string json) => ReportReader.Read(Encoding.UTF8.GetBytes(json), "small.json");

    /// <summary>The small definition with each value in the place of each of its nodes.</summary>
    private static IEnumerable<string> Texts()
    {
        int count = Nodes(JsonNode.Parse(Small)!).Count();
        for (int i = 0; i < count; i++)
        {
            foreach (string value in Values)
            {
                JsonNode root = JsonNode.Parse(Small)!;
                string mark = string.Create(CultureInfo.InvariantCulture, $"mark-{i}");
                Nodes(root).ElementAt(i).ReplaceWith(JsonValue.Create(mark));
                yield return root.ToJsonString().Replace($"\"{mark}\"", value, StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => (node switch
    {
        JsonObject members => members.Select(m => m.Value!),
        JsonArray items => items.Select(i => i!),
        _ => [],
    }).SelectMany(child => Nodes(child).Prepend(child));
}
