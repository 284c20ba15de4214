using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Tests.Rows;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>The details of users: approximate totals, short pages, several records of a user, slices, blocks and jobs.</summary>
public sealed class UserDetailsPagesTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<JsonNode> _bodies = [];

    [Fact]
    public async Task An_approximate_total_is_read_once_to_the_first_empty_page_and_complete()
    {
        string[] pages =
        [
            """{"totalHits":5,"userDetails":[{"userId":"u1","primaryPresence":[]},{"userId":"u2","primaryPresence":[]}]}""",
            """{"totalHits":5,"userDetails":[{"userId":"u3","primaryPresence":[]},{"userId":"u4","primaryPresence":[]}]}""",
            """{"totalHits":5}""",
        ];

        (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(Query(9, 10), body => pages[Number(body) - 1]);

        Assert.Equal(["u1", "u2", "u3", "u4"], users.Select(u => u.UserId));
        // The page past the last has no list, and is asked for again.
        Assert.Equal([1, 2, 3, 3], _bodies.Select(Number));
        Assert.Equal((QueryOutcome.Complete, 0), (summary.Outcome, summary.Reasons.Count));
        Assert.Equal((1, 5L, true), (summary.Slices[0].Passes, summary.TotalHits, summary.Slices[0].TotalIsApproximate));
        Assert.Contains("announced about 5", summary.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The last user of a page moves to the next one while the pages are read.</summary>
    [Fact]
    public async Task A_record_that_comes_on_two_pages_is_counted_once()
    {
        string[] pages =
        [
            """{"totalHits":3,"userDetails":[{"userId":"u1"},{"userId":"u2"}]}""",
            """{"totalHits":3,"userDetails":[{"userId":"u2"},{"userId":"u3"}]}""",
            "{}",
        ];

        (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(Query(9, 10), body => pages[Number(body) - 1]);

        Assert.Equal(["u1", "u2", "u3"], users.Select(u => u.UserId));
        Assert.Equal((4, 3, 1), (summary.Received, summary.Unique, summary.Duplicates));
    }

    /// <summary>Users are joined and delivered at the end; the progress must not stand at 0 until then.</summary>
    [Theory]
    [InlineData(QueryMode.Query)]
    [InlineData(QueryMode.Job)]
    public async Task The_progress_counts_what_came_before_it_is_delivered(QueryMode mode)
    {
        const string Page = """{"totalHits":3,"userDetails":[{"userId":"u1","primaryPresence":[]},{"userId":"u2","primaryPresence":[]}]}""";
        var seen = new Seen();

        await ReadAsync(Query(9, 10, mode), body => mode == QueryMode.Job || Number(body) == 1 ? Page : """{"totalHits":3}""", progress: seen);

        Assert.Contains(2L, seen.Received);
        Assert.Equal(seen.Received.Order(), seen.Received);
    }

    [Fact]
    public async Task A_user_in_two_records_that_begin_with_the_same_status_has_every_status_once()
    {
        const string Page = """
            {"totalHits":2,"userDetails":[
             {"userId":"u1","primaryPresence":[{"startTime":"2026-03-06T17:00:00Z","endTime":"2026-03-09T08:00:00Z","systemPresence":"OFFLINE"}]},
             {"userId":"u1","primaryPresence":[{"startTime":"2026-03-06T17:00:00Z","endTime":"2026-03-09T08:00:00Z","systemPresence":"OFFLINE"},
              {"startTime":"2026-03-09T08:00:00Z","endTime":"2026-03-09T12:00:00Z","systemPresence":"ON_QUEUE"},
              {"startTime":"2026-03-09T12:00:00Z","endTime":"2026-03-09T13:00:00Z","systemPresence":"MEAL"},
              {"startTime":"2026-03-09T13:00:00Z","endTime":"2026-03-09T17:00:00Z","systemPresence":"ON_QUEUE"}]}]}
            """;

        (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(Query(9, 10), body => Number(body) == 1 ? Page : """{"totalHits":2}""");

        AnalyticsUserDetail user = Assert.Single(users);
        Assert.Equal(["OFFLINE", "ON_QUEUE", "MEAL", "ON_QUEUE"], user.PrimaryPresence.Select(p => p.SystemPresence));
        Assert.Equal(QueryOutcome.Complete, summary.Outcome);
    }

    [Fact]
    public async Task An_open_status_of_a_job_is_known_up_to_the_watermark()
    {
        const string Result = """
            {"dataAvailabilityDate":"2026-03-09T12:00:00.000Z","userDetails":[{"userId":"u1",
             "primaryPresence":[{"startTime":"2026-03-09T08:00:00Z","endTime":"2026-03-09T11:00:00Z","systemPresence":"AVAILABLE"},
                                {"startTime":"2026-03-09T11:00:00Z","systemPresence":"ON_QUEUE"}],
             "routingStatus":[{"startTime":"2026-03-09T11:00:00Z","routingStatus":"IDLE"}]}]}
            """;

        (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(Query(9, 10, QueryMode.Job), _ => Result);

        Assert.Null(users[0].PrimaryPresence[1].EndTime);
        RowTable rows = RowTable.Of(new RowOptions(), users[0]);
        Assert.Equal(3, rows.Rows.Count);
        Assert.Equal(2, rows.Cells("End").Count(end => end is null));
        Assert.Equal(["10800", "3600", "3600"], rows.Cells("DurationSeconds").Select(d => Convert.ToDouble(d, System.Globalization.CultureInfo.InvariantCulture).ToString("0", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(QueryOutcome.Incomplete, summary.Outcome);
    }

    [Fact]
    public async Task Thirty_days_are_asked_in_runs_of_seven_and_a_status_over_a_seam_comes_once_and_whole()
    {
        const string Seam = """{"startTime":"2026-03-07T20:00:00Z","endTime":"2026-03-08T08:00:00Z","systemPresence":"OFFLINE"}""";
        AnalyticsQuery query = Query(1, 31);

        (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(
            query, body => Number(body) == 1 ? $$"""{"totalHits":1,"userDetails":[{"userId":"u1","primaryPresence":[{{Seam}}]}]}""" : "{}");

        Assert.Equal(
            [
                "2026-03-01T00:00:00.000Z/2026-03-08T00:00:00.000Z", "2026-03-08T00:00:00.000Z/2026-03-15T00:00:00.000Z",
                "2026-03-15T00:00:00.000Z/2026-03-22T00:00:00.000Z", "2026-03-22T00:00:00.000Z/2026-03-29T00:00:00.000Z",
                "2026-03-29T00:00:00.000Z/2026-03-31T00:00:00.000Z",
            ],
            _bodies.Select(b => b["interval"]!.GetValue<string>()).Distinct());
        AnalyticsPresenceSpan span = Assert.Single(Assert.Single(users).PrimaryPresence);
        Assert.Equal(TimeSpan.FromHours(12), span.Duration);
        Assert.Equal((QueryOutcome.Complete, 5), (summary.Outcome, summary.Slices.Count));
        Assert.Equal(5, query.ToPlan().Slices.Count);
    }

    [Theory]
    [InlineData(31, 3)]
    [InlineData(90, 3)]
    [InlineData(62, 2)]
    public void With_a_filter_a_run_has_31_days(int days, int expected)
    {
        AnalyticsQuery query = AnalyticsQuery.Of("UserDetails", new QueryInterval(March, March.AddDays(days)), Users(1));
        Assert.Equal(days == 31 ? 1 : expected, query.ToPlan().Slices.Count);
    }

    [Fact]
    public async Task An_empty_list_of_filters_is_no_filter()
    {
        var body = (JsonObject)JsonNode.Parse("""{"interval":"2026-03-01T00:00:00Z/2026-03-31T00:00:00Z","userFilters":[],"paging":{"pageSize":100,"pageNumber":1}}""")!;
        (_, QuerySummary summary) = await ReadAsync(Given("UserDetails", body), _ => "{}");
        Assert.Equal(5, summary.Slices.Count);
    }

    [Fact]
    public async Task Over_31_days_a_user_comes_once_a_run_and_what_reaches_over_its_end_once_and_closed()
    {
        // 62 days with a filter: two runs of 31 days. The first shows the span still open.
        string First(string end) => $$"""{"userDetails":[{"userId":"u1","primaryPresence":[{"startTime":"2026-03-02T00:00:00Z","endTime":"2026-03-31T20:00:00Z","systemPresence":"AVAILABLE"},{"startTime":"2026-03-31T20:00:00Z"{{end}},"systemPresence":"OFFLINE"}]}]}""";
        AnalyticsQuery query = AnalyticsQuery.Of("UserDetails", new QueryInterval(March, March.AddDays(62)), Users(1));
        (AnalyticsUserDetail[] users, _) = await ReadAsync(query, body =>
            Number(body) > 1 ? "{}" : Interval(body).StartsWith("2026-03", StringComparison.Ordinal)
                ? First(string.Empty)
                : First(",\"endTime\":\"2026-04-02T00:00:00Z\""));

        Assert.Equal(["AVAILABLE"], users[0].PrimaryPresence.Select(p => p.SystemPresence));
        AnalyticsPresenceSpan[] later = [.. users[1].PrimaryPresence.Where(p => p.SystemPresence == "OFFLINE")];
        Assert.Equal(2, users.Length);
        Assert.Equal(new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero), Assert.Single(later).EndTime);
    }

    [Fact]
    public async Task Users_are_asked_in_blocks_of_a_hundred_and_each_comes_once()
    {
        (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(
            AnalyticsQuery.Of("UserDetails", new QueryInterval(March, March.AddDays(40)), Users(150)),
            body => Number(body) > 1 ? "{}" : $$"""{"userDetails":[{{string.Join(',', Asked(body).Select(u => $$"""{"userId":"{{u}}"}"""))}}]}""");

        Assert.Equal(Enumerable.Range(1, 150).Select(Id).Order(), users.Select(u => u.UserId!).Distinct().Order());
        Assert.Equal(4, summary.Slices.Count);
        Assert.All(_bodies, body => Assert.InRange(Asked(body).Length, 50, 100));
    }

    [Fact]
    public async Task A_failure_is_thrown_after_what_had_come()
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request =>
        {
            int number = Number(JsonNode.Parse(request.Text())!);
            return number == 1 ? Answer.Json(200, """{"userDetails":[{"userId":"u1"}]}""") : Answer.Json(403, """{"code":"missing.permissions"}""");
        });
        var reader = new AnalyticsReader(session, Query(9, 10));
        var users = new List<AnalyticsRecord>();

        await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
            {
                users.AddRange(page);
            }
        });

        Assert.Single(users);
    }

    [Fact]
    public async Task The_first_records_are_whole()
    {
        (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(
            Query(9, 10),
            body => Number(body) > 2 ? "{}" : $$"""{"userDetails":[{"userId":"u1","routingStatus":[{"startTime":"2026-03-09T0{{Number(body)}}:00:00Z","routingStatus":"IDLE"}]},{"userId":"u2"}]}""",
            first: 1);

        Assert.Equal(2, Assert.Single(users).RoutingStatus.Count);
        Assert.Equal(QueryOutcome.Stopped, summary.Outcome);
    }

    [Fact]
    public async Task Pages_that_repeat_themselves_are_an_error_and_not_read_forever() => await Assert.ThrowsAnyAsync<Exception>(
        () => ReadAsync(Query(9, 10), _ => """{"userDetails":[{"userId":"u1"}]}"""));

    private static AnalyticsQuery Query(int from, int to, QueryMode mode = QueryMode.Auto) =>
        AnalyticsQuery.Of("UserDetails", new QueryInterval(March.AddDays(from - 1), March.AddDays(to - 1))) with { Mode = mode };

    private static AnalyticsQuery Given(string type, JsonObject body) => GenesysReporting.Analytics.Queries.QueryBuilder.Make(
        new(type) { Body = body, Time = new TimeForms { Zone = TimeZoneInfo.Utc } }, TimeProvider.System);

    private static QueryFilter Users(int count) => GenesysReporting.Analytics.Filters.FilterBuilder.Make(
        new() { Dimension = "userId", Values = [.. Enumerable.Range(1, count).Select(Id)] });

    private static string Id(int number) => new Guid(number, 0, 0, new byte[8]).ToString();

    private static int Number(JsonNode body) => body["paging"]!["pageNumber"]!.GetValue<int>();

    private static string Interval(JsonNode body) => body["interval"]!.GetValue<string>();

    private static string[] Asked(JsonNode body) => body["userFilters"]![0] is JsonObject filter
        ? [.. Predicates(filter).Concat((filter["clauses"] as JsonArray ?? []).SelectMany(c => Predicates((JsonObject)c!)))]
        : [];

    private static IEnumerable<string> Predicates(JsonObject group) =>
        (group["predicates"] as JsonArray ?? []).Select(p => p!["value"]!.GetValue<string>());

    private async Task<(AnalyticsUserDetail[] Users, QuerySummary Summary)> ReadAsync(
        AnalyticsQuery query, Func<JsonNode, string> answer, long? first = null, IProgress<QueryProgress>? progress = null)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request => Respond(request, answer));
        var reader = new AnalyticsReader(session, query, new AnalyticsReadOptions { First = first, Progress = progress });
        var users = new List<AnalyticsUserDetail>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
        {
            users.AddRange(page.Cast<AnalyticsUserDetail>());
        }

        return ([.. users], reader.Summarize());
    }

    private TransportResponse Respond(TransportRequest request, Func<JsonNode, string> answer)
    {
        string path = request.Uri.AbsolutePath;
        if (path.EndsWith("/availability", StringComparison.Ordinal))
        {
            return Answer.Json(200, """{"dataAvailabilityDate":"2026-03-09T12:00:00.000Z"}""");
        }

        if (path.Contains("/jobs", StringComparison.Ordinal))
        {
            return path.EndsWith("/results", StringComparison.Ordinal) ? Answer.Json(200, answer(new JsonObject()))
                : request.Method == "POST" ? Answer.Json(202, """{"jobId":"j1"}""")
                : Answer.Json(200, """{"state":"FULFILLED"}""");
        }

        JsonNode body = JsonNode.Parse(request.Text())!;
        _bodies.Add(body);
        return Answer.Json(200, answer(body));
    }

    private sealed class Seen : IProgress<QueryProgress>
    {
        public List<long> Received { get; } = [];

        public void Report(QueryProgress value) => Received.Add(value.Received);
    }
}
