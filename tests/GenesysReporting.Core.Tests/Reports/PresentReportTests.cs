using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Reports;

/// <summary>Every figure of the reports about the current state and the use of the API, worked out by hand.</summary>
public sealed class PresentReportTests
{
    private static readonly ReportOptions Now = new() { Time = new TimeForms { Zone = TimeZoneInfo.Utc } };

    [Fact]
    public async Task Every_queue_has_a_row_and_the_longest_wait_is_that_of_all_media()
    {
        string billing = HandMadeAnswer.Id("01");
        ReportResult report = await ShippedReports.RunAsync("QueueActivity", Now, _ => $$$"""
            {"results":[
              {"group":{"queueId":"{{{billing}}}","mediaType":"voice"},"data":[
                {"metric":"oWaiting","stats":{"count":3}},{"metric":"oLongestWaiting","stats":{"calculatedMetricValue":95400}},{"metric":"oInteracting","stats":{"count":4}}]},
              {"group":{"queueId":"{{{billing}}}","mediaType":"chat"},"data":[
                {"metric":"oWaiting","stats":{"count":1}},{"metric":"oLongestWaiting","stats":{"calculatedMetricValue":20000}}]},
              {"group":{"queueId":"{{{billing}}}"},"data":[
                {"metric":"oOnQueueUsers","stats":{"count":6}},{"metric":"oUserRoutingStatuses","qualifier":"IDLE","stats":{"count":2}},
                {"metric":"oUserRoutingStatuses","qualifier":"INTERACTING","stats":{"count":4}}]}]}
            """);

        ShippedReports.Equal(
            """
            Queue   | Waiting | LongestWaitSeconds | Alerting | Interacting | OnQueue | Idle | NotResponding | QueueId
            Billing | 4       | 95                 | 0        | 4           | 6       | 2    | 0             | 01
            Support | 0       | -                  | 0        | 0           | 0       | 0    | 0             | 02
            Total   | 4       | 95                 | 0        | 4           | -       | -    | -             | -
            """,
            report);
        Assert.Equal((null, null), (report.Start, report.End));
        Assert.Equal([false, true], new[] { "Waiting", "OnQueue" }.Select(name =>
            report.Columns.Single(c => c.Name == name).Definition.EndsWith(" Not added up in totals.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Only_the_queues_that_are_named_are_asked_for()
    {
        var bodies = new List<string>();
        ReportOptions options = Now with { Conditions = [new ReportCondition("queueId", ["Support"])] };
        ReportResult report = await ShippedReports.RunAsync("QueueActivity", options, request =>
        {
            bodies.Add(request.Text());
            return """{"results":[]}""";
        });

        Assert.Equal("Support", Assert.Single(report.Rows)[0]);
        Assert.All(bodies, body => Assert.DoesNotContain(HandMadeAnswer.Id("01"), body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hundred_queues_are_asked_for_at_once()
    {
        var counts = new List<int>();
        string[] queues = [.. Enumerable.Range(1, 150).Select(n => $$"""{"id":"a1b2c3d4-0000-4000-8000-{{n:D12}}","name":"Queue {{n}}"}""")];
        ReportResult report = await ShippedReports.RunAsync(ShippedReports.Find("QueueActivity"), Now, request =>
        {
            counts.Add(request.Text().Split("\"queueId\"").Length - 1);
            return """{"results":[]}""";
        }, request => request.Uri.AbsolutePath == "/api/v2/routing/queues"
            ? Answer.Json(200, $$"""{"entities":[{{string.Join(',', queues)}}],"pageNumber":1,"pageCount":1,"total":150}""")
            : null);

        Assert.Equal([100, 50], counts);
        Assert.Equal((150, 0L), (report.Rows.Count, report.Total![1]));
    }

    [Fact]
    public async Task Without_the_list_of_queues_those_with_activity_are_shown()
    {
        string billing = HandMadeAnswer.Id("01");
        ReportResult report = await ShippedReports.RunAsync(
            ShippedReports.Find("QueueActivity"),
            Now,
            _ => $$$"""{"results":[{"group":{"queueId":"{{{billing}}}","mediaType":"voice"},"data":[{"metric":"oWaiting","stats":{"count":2}}]}]}""",
            request => request.Uri.AbsolutePath.StartsWith("/api/v2/routing/queues", StringComparison.Ordinal)
                ? Answer.Json(403, """{"message":"Missing permission","code":"missing.any.permissions","status":403}""")
                : null);

        Assert.Equal((billing, 2L), (Assert.Single(report.Rows)[0], report.Rows[0][1]));
        Assert.False(report.IsComplete);
        Assert.Contains(report.Notes, n => n.StartsWith("Only those with activity are shown", StringComparison.Ordinal) && n.Contains("routing:queue:view", StringComparison.Ordinal));
    }

    [Fact]
    public void The_present_has_no_interval() => Assert.Equal(
        "TimeNotTaken",
        Assert.Throws<InputException>(() => ReportPlan.Of(ShippedReports.Find("QueueActivity"), ShippedReports.Options(), TimeProvider.System)).ErrorId);

    /// <summary>The platform counts both days of this interval, so that its end is the last day that is wanted.</summary>
    [Fact]
    public async Task The_use_of_the_API_is_read_when_the_platform_has_it()
    {
        int asked = 0;
        var time = Sessions.Clock();
        ReportResult report = await time.PassTimeAsync(ShippedReports.RunAsync("ApiUsage", ShippedReports.Options(), time, request => (request.Method, request.Uri.PathAndQuery) switch
        {
            ("POST", "/api/v2/usage/aggregates/query/jobs") when request.Text().Contains("\"2026-11-02T00:00:00Z/2026-11-02T00:00:00Z\"", StringComparison.Ordinal) =>
                """{"id":"job-1"}""",
            ("GET", "/api/v2/usage/aggregates/query/jobs/job-1") => ++asked < 3 ? """{"queryStatus":"Running"}""" : $$"""
                {"queryStatus":"Succeeded","nextUri":"/api/v2/usage/aggregates/query/jobs/job-1?after=a","entities":[
                  {{Usage("Nightly", "/api/v2/users", 90, 6, 4)}},{{Usage("Nightly", "/api/v2/users", 10, 0, 0)}}]}
                """,
            ("GET", "/api/v2/usage/aggregates/query/jobs/job-1?after=a") => $$"""{"queryStatus":"Succeeded","entities":[{{Usage("Board", "/api/v2/routing/queues", 50, 0, 0)}}]}""",
            _ => null,
        }));

        ShippedReports.Equal(
            """
            Client  | Method | Path                   | Requests | Succeeded | Redirected | ClientErrors | RateLimited | ServerErrors | RateLimitedShare
            Nightly | GET    | /api/v2/users          | 110      | 100       | -          | 6            | 4           | 0            | 0.0364
            Board   | GET    | /api/v2/routing/queues | 50       | 50        | -          | 0            | 0           | 0            | 0
            Total   | -      | -                      | 160      | 150       | -          | 6            | 4           | 0            | 0.025
            """,
            report);
    }

    [Theory]
    [InlineData("Failed", "UsageFailed")]
    [InlineData("Cancelled", "UsageFailed")]
    [InlineData("Queued", "UsageTimedOut")]
    [InlineData(null, "UsageStateMissing")]
    public async Task A_question_that_does_not_succeed_is_an_error(string? state, string errorId)
    {
        var time = Sessions.Clock();
        Task<ReportResult> run = ShippedReports.RunAsync("ApiUsage", ShippedReports.Options(), time, request =>
            request.Method == "POST" ? """{"id":"job-1"}""" : state is null ? "{}" : $$"""{"queryStatus":"{{state}}"}""");

        Assert.Equal(errorId, (await Assert.ThrowsAnyAsync<GenesysException>(() => time.PassTimeAsync(run))).ErrorId);
    }

    [Theory]
    [InlineData("1h", "ReportGranularityTooFine")]
    [InlineData("1d", null)]
    public void Usage_is_counted_by_days(string granularity, string? errorId)
    {
        Exception? error = Record.Exception(() => ReportPlan.Of(ShippedReports.Find("ApiUsage"), ShippedReports.Options(granularity), TimeProvider.System));

        Assert.Equal(errorId, (error as GenesysException)?.ErrorId);
    }

    /// <summary>In Paris, the interval begins at 23:30 on 1 November and ends at 8:00 on the 3rd: three days.</summary>
    [Fact]
    public void The_period_of_usage_is_the_days_that_the_platform_counts()
    {
        TimeZoneInfo paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var options = new ReportOptions { Time = new TimeForms { Exact = QueryInterval.Parse("2026-11-01T22:30:00Z/2026-11-03T07:00:00Z", paris), Zone = paris } };
        ReportSource source = Assert.Single(ReportPlan.Of(ShippedReports.Find("ApiUsage"), options, TimeProvider.System).Sources);

        Assert.Equal("2026-10-31T23:00:00.000Z/2026-11-03T23:00:00.000Z", source.Interval?.ToString());
        Assert.Contains(source.Plan(null), line => line.Contains("2026-11-01T00:00:00Z/2026-11-03T00:00:00Z", StringComparison.Ordinal));
    }

    private static string Usage(string client, string path, int status200, int status400, int status429) => $$"""
        {"oauthClient":{"id":"x","name":"{{client}}"},"httpMethod":"GET","templateUri":"{{path}}","date":"2026-11-02","requestCount":{{status200 + status400 + status429}},"status200":{{status200}},"status400":{{status400}},"status429":{{status429}},"status500":0}
        """;
}
