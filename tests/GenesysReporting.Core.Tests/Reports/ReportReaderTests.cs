using System.Text;
using System.Text.Json;
using GenesysReporting.Errors;
using GenesysReporting.Reports;
using Json.Schema;

namespace GenesysReporting.Tests.Reports;

/// <summary>A definition is checked when it is read, and an error names the line.</summary>
public sealed class ReportReaderTests
{
    private const string Small = """
        {
          "name": "Small",
          "title": "Small",
          "description": "Offered conversations.",
          "questions": { "q": { "type": "ConversationAggregates", "metrics": ["nOffered"], "groupBy": ["queueId"] } },
          "rows": [{ "column": "Queue", "group": "queueId", "definition": "The queue." }],
          "columns": [
            { "column": "Offered", "kind": "count", "value": "nOffered.count", "definition": "Offered." }
          ]
        }
        """;

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, "report.schema.json"))));

    public static TheoryData<string> Shipped => [.. new ReportCatalog(Folder).Names];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "reports");

    [Fact]
    public void There_are_reports() => Assert.Equal(19, Shipped.Count);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_report_that_ships_is_valid_and_explains_each_column(string name)
    {
        ReportDefinition report = new ReportCatalog(Folder).Find(name.ToUpperInvariant());

        Assert.Equal(name, report.Name);
        Assert.NotEmpty(report.Permissions);
        Assert.All(report.Columns.Select(c => c.Definition).Concat(report.Rows.Select(r => r.Definition)), text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Offered")]
    [InlineData("\"title\": \"All offers\", ", "All offers")]
    [InlineData("\"title\": \"All offers\", \"label\": \"\", ", "All offers")]
    [InlineData("\"title\": \"All offers\", \"label\": \"Offer\", ", "Offer")]
    public void The_heading_of_tables_is_the_label_else_the_title_else_the_name(string members, string heading)
    {
        string json = Small.Replace("\"kind\": \"count\"", members + "\"kind\": \"count\"", StringComparison.Ordinal);
        ReportDefinition report = ReportReader.Read(Encoding.UTF8.GetBytes(json), "small.json");

        Assert.Equal(["Queue", heading, "Queue id"], new ReportColumns(report, hasOrganization: false, hasBuckets: false).All.Select(c => c.Label));
    }

    /// <summary>Editors complete definitions by the schema, which the engine itself does not read.</summary>
    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_report_that_ships_meets_the_schema(string name)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));

        EvaluationResults result = Schema.Value.Evaluate(report.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).SelectMany(d => d.Errors ?? []).Select(e => e.Value)));
    }

    [Theory]
    [InlineData("nOffered.count", "nOffered.average")]
    [InlineData("\"count\"", "\"text\"")]
    [InlineData(", \"definition\": \"Offered.\"", "")]
    [InlineData("\"definition\": \"Offered.\"", "\"definition\": \"Offered.\", \"formula\": \"x\"")]
    [InlineData("\n  ]\n", "\n  ], \"charts\": [{ \"title\": \"x\", \"by\": \"Queue\", \"columns\": [\"Offered\"], \"where\": [{ \"values\": [\"x\"] }] }]\n")]
    public void The_schema_refuses_what_the_reader_refuses(string right, string wrong)
    {
        using JsonDocument small = JsonDocument.Parse(Small);
        using JsonDocument report = JsonDocument.Parse(Small.Replace(right, wrong, StringComparison.Ordinal));

        Assert.True(Schema.Value.Evaluate(small.RootElement).IsValid);
        Assert.False(Schema.Value.Evaluate(report.RootElement).IsValid);
    }

    [Fact]
    public void The_schema_allows_conditions_of_a_chart()
    {
        string chart = Small.Replace("\n  ]\n", "\n  ], \"charts\": [{ \"title\": \"x\", \"by\": \"Queue\", \"columns\": [\"Offered\"], \"where\": [{ \"column\": \"Queue\", \"except\": [\"x\"] }] }]\n", StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(chart);

        Assert.True(Schema.Value.Evaluate(report.RootElement).IsValid);
        Assert.Equal("x", Read(chart).Charts[0].Where[0].Except![0]);
    }

    [Fact]
    public void A_small_report_is_enough()
    {
        ReportDefinition report = Read(Small);

        Assert.Equal(("Small", "ConversationAggregates", null), (report.Name, Assert.Single(report.Types), report.Totals));
        Assert.Equal("Small", Read("\ufeff" + Small).Name);
    }

    [Theory]
    [InlineData("\"Small\",\n  \"title\"", "\"Sm all\",\n  \"title\"", 2, "letters and digits")]
    [InlineData("ConversationAggregates", "ConversationAgregates", 5, "ConversationAggregates")]
    [InlineData("[\"nOffered\"]", "[\"nOffred\"]", 5, "nOffered")]
    [InlineData("[\"queueId\"]", "[\"queue\"]", 5, "queueId")]
    [InlineData("\"group\": \"queueId\"", "\"group\": \"userId\"", 6, "not grouped by 'userId'")]
    [InlineData("nOffered.count", "nOffered.average", 8, "numerator")]
    [InlineData("nOffered.count", "tHandle.count", 8, "does not ask for 'tHandle'")]
    [InlineData("nOffered.count", "other:nOffered.count", 8, "no question 'other'")]
    [InlineData("\"Offered\"", "\"queue\"", 8, "another column 'queue'")]
    [InlineData("\"count\"", "\"text\"", 8, "a count, number, duration, percentage or time")]
    [InlineData("\"count\"", "\"time\"", 8, ".min or .max")]
    [InlineData("\"count\"", "\"number of\"", 8, "")]
    [InlineData("\"definition\": \"Offered.\"", "\"definition\": \"Offered.\", \"within\": [\"Agent\"]", 8, "no column 'Agent'")]
    [InlineData("\"definition\": \"Offered.\"", "\"definition\": \"Offered.\", \"formula\": \"x\"", 8, "formula")]
    [InlineData(", \"definition\": \"Offered.\"", "", 8, "definition")]
    [InlineData("\n  ]\n", "\n  ],\n  \"sort\": [\"Answered\"]\n", 10, "no column 'Answered'")]
    [InlineData("\n  ]\n", "\n  ],\n  \"tiles\": [\"Queue\"]\n", 10, "no column of values 'Queue'")]
    [InlineData("\n  ]\n", "\n  ],\n  \"charts\": [{ \"title\": \"x\", \"by\": \"Offered\", \"columns\": [\"Offered\"] }]\n", 10, "no column 'Offered' among the rows")]
    [InlineData("\n  ]\n", "\n  ],\n  \"charts\": [{ \"title\": \"x\", \"by\": \"Queue\", \"columns\": [\"Offered\"],\n  \"where\": [{ \"column\": \"Agent\" }] }]\n", 11, "no column 'Agent' among the rows")]
    [InlineData("\"count\", \"value\": \"nOffered.count\", \"definition\": \"Offered.\" }\n  ]\n", "\"time\", \"value\": \"nOffered.max\", \"definition\": \"Offered.\" }\n  ],\n  \"charts\": [{ \"title\": \"x\", \"by\": \"Queue\", \"columns\": [\"Offered\"] }]\n", 10, "other than times")]
    [InlineData("\n  ]\n", ",\n  ]\n", 9, "")]
    [InlineData("[\"nOffered\"]", "[null]", 5, "null")]
    [InlineData("[\"nOffered\"]", "[\"nOffered\"], \"views\": [{ \"name\": \"x\" }]", 5, "target")]
    [InlineData("[\"nOffered\"]", "[\"nOffered\"], \"filter\": [{ \"values\": [\"x\"] }]", 5, "dimension")]
    [InlineData("[\"nOffered\"]", "[\"nOffered\"], \"where\": [{ \"values\": [\"x\"] }]", 5, "column")]
    [InlineData("[\"nOffered\"]", "[\"nOffered\"], \"gap\": { \"name\": \"x\", \"of\": \"Start\" }", 5, "by")]
    [InlineData("\"Offered\"", "null", 8, "null")]
    [InlineData("\n  ]\n", ",\n  null ]\n", 9, "null")]
    public void A_fault_is_named_with_its_line(string right, string wrong, int line, string words)
    {
        Assert.Contains(right, Small, StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => Read(Small.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal("ReportInvalid", error.ErrorId);
        Assert.Contains($"'small.json' is not valid, line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_unknown_report_names_the_nearest()
    {
        var error = Assert.Throws<InputException>(() => new ReportCatalog(Folder).Find("QueuePerformence"));

        Assert.Equal("ReportNotFound", error.ErrorId);
        Assert.Contains("QueuePerformance", error.NextStep, StringComparison.Ordinal);
        Assert.Equal("ReportFileMissing", Assert.Throws<InputException>(() => ReportReader.ReadFile(Path.Combine(Folder, "none.json"))).ErrorId);
    }

    [Theory]
    [InlineData("queue", "Did you mean 'QueueActivity' or 'QueuePerformance'?")]
    [InlineData("queue performance", "Did you mean 'QueuePerformance'?")]
    [InlineData("status", "Did you mean 'AgentStatus' or 'AgentTimeline'?")]
    [InlineData("abandon", "Did you mean 'AbandonInsight' or 'QueuePerformance'?")]
    [InlineData("AHT", "'QueuePerformance'")]
    [InlineData("wombat", "Get-GenesysReport lists them.")]
    public void An_unknown_report_names_those_that_have_the_word(string name, string hint)
    {
        var error = Assert.Throws<InputException>(() => new ReportCatalog(Folder).Find(name));

        Assert.Contains(hint, error.NextStep, StringComparison.Ordinal);
    }

    private static ReportDefinition Read(string json) => ReportReader.Read(Encoding.UTF8.GetBytes(json), "small.json");
}
