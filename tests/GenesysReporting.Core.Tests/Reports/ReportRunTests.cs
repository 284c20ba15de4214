using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Reports;

/// <summary>The figures of reports, worked out by hand.</summary>
public sealed class ReportRunTests
{
    private const string Day = HandMadeAnswer.Day;

    /// <summary>Two queues: 30 offered, 24 answered, 5 abandoned; and 10, 10 and none.</summary>
    private const string Queues = $$$"""
        {"results":[
          {"group":{"queueId":"a1b2c3d4-0000-4000-8000-000000000001","mediaType":"voice"},"data":[{"interval":"{{{Day}}}","metrics":[
            {"metric":"nOffered","stats":{"count":30}},
            {"metric":"tAnswered","stats":{"count":24,"sum":480000,"max":90000}},
            {"metric":"tAbandon","stats":{"count":5,"sum":150000}},
            {"metric":"oServiceLevel","stats":{"ratio":0.6,"numerator":18,"denominator":30,"target":0.8}},
            {"metric":"tHandle","stats":{"count":20,"sum":6000000}},
            {"metric":"nOverSla","stats":{"count":6}}]}]},
          {"group":{"queueId":"a1b2c3d4-0000-4000-8000-000000000002","mediaType":"voice"},"data":[{"interval":"{{{Day}}}","metrics":[
            {"metric":"nOffered","stats":{"count":10}},
            {"metric":"tAnswered","stats":{"count":10,"sum":20000}},
            {"metric":"oServiceLevel","stats":{"ratio":1.0,"numerator":10,"denominator":10,"target":0.8}}]}]},
          {"group":{"mediaType":"voice"},"data":[{"interval":"{{{Day}}}","metrics":[{"metric":"tTalkComplete","stats":{"max":5}}]}]}]}
        """;

    [Fact]
    public async Task Averages_come_from_sums_and_counts_and_totals_from_parts()
    {
        ReportResult report = await RunAsync("QueuePerformance", _ => Queues);

        Assert.Equal(["Billing", "Support"], report.Rows.Select(r => r[0]));
        Assert.Equal([30L, 24L, 5L, 0.166667, 0.6, 20L, 300L], Values(report, 0, "Offered", "Answered", "Abandoned", "AbandonRate", "ServiceLevel", "AverageAnswerSeconds", "AverageHandleSeconds"));
        // No abandon is a rate of zero, as conversations were offered; no handling has no average.
        Assert.Equal([10L, 10L, null, 0.0, 1.0, 2L, null], Values(report, 1, "Offered", "Answered", "Abandoned", "AbandonRate", "ServiceLevel", "AverageAnswerSeconds", "AverageHandleSeconds"));
        // 28 of 40, and not the average of 60 % and 100 %; 500 s over 34 answers.
        Assert.Equal([40L, 34L, 5L, 5 / 40.0, 28 / 40.0, 15L, 300L], Values(report.Columns, report.Total!, "Offered", "Answered", "Abandoned", "AbandonRate", "ServiceLevel", "AverageAnswerSeconds", "AverageHandleSeconds"));
        Assert.Equal(["a1b2c3d4-0000-4000-8000-000000000001", "a1b2c3d4-0000-4000-8000-000000000002"], report.Rows.Select(r => r[^1]));
        Assert.True(report.IsComplete);
    }

    [Fact]
    public async Task Tiles_and_charts_have_the_figures_of_the_rows()
    {
        ReportResult report = await RunAsync("QueuePerformance", _ => Queues);

        Assert.Equal((40L, ReportRating.Fair), (report.Tiles[0].Value, report.Tiles[3].Column.Target!.Rate(0.75)));
        ReportChart chart = Assert.Single(report.Charts, c => c.Title == "Conversations by queue");
        Assert.Equal(["Billing", "Support"], chart.Labels);
        Assert.Equal([24.0, 10.0], chart.Series[1].Values);
        Assert.DoesNotContain(report.Charts, c => c.Title.EndsWith("over time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_figures_are_the_same_in_buckets()
    {
        string halves = Queues.Replace(Day, "2026-11-02T00:00:00.000Z/2026-11-02T12:00:00.000Z", StringComparison.Ordinal);
        JsonArray later = JsonNode.Parse(Queues.Replace(Day, "2026-11-02T12:00:00.000Z/2026-11-03T00:00:00.000Z", StringComparison.Ordinal))!["results"]!.AsArray();
        JsonNode both = JsonNode.Parse(halves)!;
        foreach (JsonNode? group in later)
        {
            both["results"]!.AsArray().Add(group!.DeepClone());
        }

        ReportResult report = await RunAsync("QueuePerformance", _ => both.ToJsonString(), granularity: "12h");

        Assert.Equal((4, "Start", "Billing"), (report.Rows.Count, report.Columns[0].Name, report.Rows[0][1]));
        Assert.Equal([80L, 28 / 40.0, 15L], Values(report.Columns, report.Total!, "Offered", "ServiceLevel", "AverageAnswerSeconds"));
        Assert.Equal([40.0, 40.0], Assert.Single(report.Charts, c => c.Title == "Volume over time").Series[0].Values);
        Assert.Equal(["00:00", "12:00"], report.Charts[0].Labels);
        // Only one queue has handled conversations, which leaves one bar.
        Assert.Equal([true, true, false], report.Charts.Select(c => c.IsOverTime));
    }

    [Fact]
    public async Task An_axis_of_time_has_the_buckets_without_data()
    {
        ReportResult report = await RunAsync(
            "QueuePerformance", _ => Queues.Replace(Day, "2026-11-02T06:00:00.000Z/2026-11-02T12:00:00.000Z", StringComparison.Ordinal), granularity: "6h");

        Assert.Equal(["00:00", "06:00", "12:00", "18:00"], report.Charts[0].Labels);
        Assert.Equal([null, 40.0, null, null], report.Charts[0].Series[0].Values);
    }

    [Fact]
    public async Task Two_agents_of_one_name_have_a_bar_each()
    {
        ReportResult report = await RunAsync("QueuePerformance", _ => Queues.Replace("000000000002", "000000000009", StringComparison.Ordinal), names: "Billing");

        Assert.Equal(["Billing (…000001)", "Billing (…000009)"], Assert.Single(report.Charts, c => c.Title == "Conversations by queue").Labels);
    }

    [Fact]
    public async Task Shares_are_within_an_agent_and_a_day()
    {
        ReportResult report = await RunAsync("AgentStatus", _ => $$$"""
            {"results":[
              {"group":{"userId":"a1b2c3d4-0000-4000-8000-000000000011"},"data":[{"interval":"{{{Day}}}","metrics":[
                {"metric":"tSystemPresence","qualifier":"AVAILABLE","stats":{"sum":3600000}},
                {"metric":"tSystemPresence","qualifier":"BREAK","stats":{"sum":1200000}}]}]},
              {"group":{"userId":"a1b2c3d4-0000-4000-8000-000000000012"},"data":[{"interval":"{{{Day}}}","metrics":[
                {"metric":"tSystemPresence","qualifier":"BREAK","stats":{"sum":600000}}]}]}]}
            """);

        Assert.Equal(
            ["Ada AVAILABLE 3600 0.75", "Ada BREAK 1200 0.25", "Ben BREAK 600 1"],
            report.Rows.Select(r => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{r[1]} {r[2]} {r[3]} {r[4]}")));
        Assert.Equal(5400L, Values(report.Columns, report.Total!, "TimeSeconds")[0]);
        ReportChart chart = Assert.Single(report.Charts);
        Assert.Equal(["AVAILABLE", "BREAK"], chart.Series.Select(s => s.Name).Order());
        Assert.Equal([1200.0, 600.0], chart.Series.Single(s => s.Name == "BREAK").Values);
    }

    [Fact]
    public async Task A_missing_permission_of_the_only_question_is_its_error() => Assert.Equal(
        "PermissionMissing",
        (await Assert.ThrowsAsync<ApiException>(() => RunAsync("QueuePerformance", _ => null))).ErrorId);

    [Fact]
    public async Task A_missing_permission_of_one_of_several_questions_is_noted()
    {
        ReportResult result = await ShippedReports.RunAsync(WithStatus(), request => request.Uri.AbsolutePath.Contains("/users/", StringComparison.Ordinal) ? null : $$$"""
            {"results":[{"group":{"userId":"a1b2c3d4-0000-4000-8000-000000000011"},"data":[{"interval":"{{{Day}}}","metrics":[{"metric":"tHandle","stats":{"count":2,"sum":4000}}]}]}]}
            """);

        Assert.Equal(("Ada", 2L), (result.Rows[0][0], result.Rows[0][1]));
        Assert.False(result.IsComplete);
        Assert.Contains(result.Notes, n => n.Contains("'status' are missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_that_fails_after_its_first_answer_leaves_no_figures()
    {
        string Handled(int count) => $$$"""
            {"results":[{"group":{"userId":"a1b2c3d4-0000-4000-8000-000000000011"},"data":[{"interval":"{{{Day}}}","metrics":[{"metric":"tHandle","stats":{"count":{{{count}}},"sum":4000}}]}]}]}
            """;
        ReportDefinition report = WithStatus();
        var sessions = new List<GenesysSession>();
        foreach ((string name, int count, bool fails) in new[] { ("One", 2, false), ("Two", 30, true) })
        {
            GenesysSession session = await ShippedReports.ConnectAsync(
                _ => Handled(count), request => fails && request.Uri.AbsolutePath.Contains("/users/aggregates", StringComparison.Ordinal) ? Answer.Json(400, "{}") : null);
            session.Name = name;
            sessions.Add(session);
        }

        var run = new ReportRun(sessions, ReportPlan.Of(report, ShippedReports.Options(), sessions[0].Client.Time), new AnalyticsReadOptions());
        ReportResult result = await run.RunAsync(_ => { }, CancellationToken.None);

        Assert.Equal(("One", "Ada", 2L), Assert.Single(result.Rows, r => r[2] is not null) is var row ? (row[0], row[1], row[2]) : default);
        Assert.Equal(2L, Values(result.Columns, result.Total!, "Handled")[0]);
        Assert.Equal("Two", Assert.Single(run.Failures).Session.Name);
        Assert.False(result.IsComplete);
    }

    [Fact]
    public async Task No_data_is_a_report_without_rows()
    {
        ReportResult report = await RunAsync("QueuePerformance", _ => """{"results":[]}""");

        Assert.Empty(report.Rows);
        Assert.All(report.Total!, Assert.Null);
        Assert.Empty(report.Charts);
    }

    [Theory]
    [InlineData("AgentStatus", "queueId")]
    public void A_condition_that_no_question_takes_is_refused(string name, string dimension)
    {
        ReportOptions options = ShippedReports.Options() with { Conditions = [new ReportCondition(dimension, ["x"])] };

        Assert.Equal(
            "ReportFilterNotTaken",
            Assert.Throws<InputException>(() => ReportPlan.Of(ShippedReports.Find(name), options, TimeProvider.System)).ErrorId);
    }

    /// <summary>Returns the report of agents with a second question.</summary>
    private static ReportDefinition WithStatus()
    {
        JsonNode edited = JsonNode.Parse(File.ReadAllText(Path.Combine(ShippedReports.Folder, "AgentPerformance.json")))!;
        edited["questions"]!["status"] = JsonNode.Parse("""{"type":"UserAggregates","metrics":["tSystemPresence"],"groupBy":["userId"]}""");
        edited["rows"]!.AsArray().RemoveAt(1);
        edited.AsObject().Remove("charts");
        foreach (JsonNode? column in edited["columns"]!.AsArray())
        {
            column!["value"] = "agents:" + column["value"];
            if (column["over"] is { } over)
            {
                column["over"] = "agents:" + over;
            }
        }

        return ReportReader.Read(System.Text.Encoding.UTF8.GetBytes(edited.ToJsonString()), "x.json");
    }

    private static object?[] Values(ReportResult report, int row, params string[] columns) => Values(report.Columns, report.Rows[row], columns);

    private static object?[] Values(IReadOnlyList<ReportColumn> columns, object?[] cells, params string[] names) =>
        [.. names.Select(name => cells[columns.ToList().FindIndex(c => c.Name == name)])];

    /// <param name="name">The name of the report.</param>
    /// <param name="answer">Returns the answer to the query of a path; null for a missing permission.</param>
    /// <param name="granularity">The length of the buckets.</param>
    /// <param name="names">The name of all queues; null for different ones.</param>
    private static Task<ReportResult> RunAsync(string name, Func<string, string?> answer, string? granularity = null, string? names = null) =>
        ShippedReports.RunAsync(ShippedReports.Find(name), request => answer(request.Uri.AbsolutePath), granularity, request => Queue(request, names));

    private static TransportResponse? Queue(TransportRequest request, string? name) => name is not null && request.Uri.AbsolutePath == "/api/v2/routing/queues"
        ? Answer.Json(
            200,
            $$"""{"entities":[{"id":"a1b2c3d4-0000-4000-8000-000000000001","name":"{{name}}"},{"id":"a1b2c3d4-0000-4000-8000-000000000009","name":"{{name}}"}],"pageNumber":1,"pageCount":1,"total":2}""")
        : null;
}
