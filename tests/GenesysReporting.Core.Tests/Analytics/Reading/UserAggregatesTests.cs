using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>User aggregates of more users than a query takes.</summary>
public sealed class UserAggregatesTests
{
    private const string Day = "2026-03-09T00:00:00.000Z/2026-03-10T00:00:00.000Z";
    private readonly List<JsonNode> _bodies = [];

    [Fact]
    public async Task Groups_of_150_users_are_asked_in_two_blocks_and_joined()
    {
        JsonObject body = Body("or", Enumerable.Range(1, 150));
        body["groupBy"] = new JsonArray("userId");

        AnalyticsAggregate[] groups = await ReadAsync(body, sent => string.Join(',', Users(sent).Select(u =>
            $$$"""{"group":{"userId":"{{{u}}}"},"data":[{"interval":"{{{Day}}}","metrics":[{"metric":"tSystemPresence","qualifier":"BREAK","stats":{"sum":1}}]}]}""")));

        Assert.Equal([100, 50], _bodies.Select(b => Users(b).Length));
        Assert.Equal(Enumerable.Range(1, 150).Select(i => $"u{i}"), groups.Select(g => g.Group["userId"]));
    }

    [Fact]
    public async Task Without_groups_counts_and_sums_are_added_minima_and_maxima_taken()
    {
        AnalyticsAggregate[] all = await ReadAsync(Body("or", Enumerable.Range(1, 150)), sent => $$$"""
            {"group":{},"data":[{"interval":"{{{Day}}}","metrics":[
             {"metric":"tSystemPresence","qualifier":"BREAK","stats":{"count":{{{Users(sent).Length}}},"sum":{{{Users(sent).Length}}}.5,"min":{{{Users(sent).Length}}},"max":{{{Users(sent).Length}}}}},
             {"metric":"tSystemPresence","qualifier":"{{{Users(sent)[0]}}}","stats":{"sum":7}}]}]}
            """);

        AnalyticsAggregate one = Assert.Single(all);
        AnalyticsStatistics stats = one.Metric("tSystemPresence", "BREAK")!.Stats;
        Assert.Equal((150L, 151.0, 50.0, 100.0), (stats.Count, stats.Sum, stats.Min, stats.Max));
        Assert.Equal(3, one.Metrics.Count);
    }

    [Fact]
    public void A_filter_that_cannot_be_cut_is_an_error_that_names_the_limit()
    {
        InputException error = Assert.Throws<InputException>(() => Query(Body("and", Enumerable.Range(1, 101))));
        Assert.Equal("TooManyUsers", error.ErrorId);
        Assert.Contains("takes 100 predicates on userId, and this one has 101", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_who_is_named_twice_is_in_one_block()
    {
        AnalyticsQuery query = Query(Body("or", [.. Enumerable.Range(1, 99), .. Enumerable.Range(1, 99)]));
        Assert.Equal(1, query.ToPlan().UserBlocks);
        Assert.Equal(99, Users(JsonNode.Parse(query.ToJson())!).Length);
    }

    [Fact]
    public void The_plan_shows_the_blocks()
    {
        QueryPlan plan = Query(Body("or", Enumerable.Range(1, 250))).ToPlan();
        Assert.Equal((3, 3), (plan.UserBlocks, plan.MinRequests));
        Assert.Contains("3 blocks of 100 users at most", plan.ToLines());
    }

    [Fact]
    public void A_filter_that_was_built_is_cut_too_and_one_job_alone_is_refused()
    {
        QueryFilter filter = FilterBuilder.Make(new() { Dimension = "userId", Values = [.. Enumerable.Range(1, 150).Select(i => new Guid(i, 0, 0, new byte[8]).ToString())] });
        AnalyticsQuery query = AnalyticsQuery.Of("UserDetails", QueryInterval.Parse(Day, TimeZoneInfo.Utc), filter);
        Assert.Equal(2, query.ToPlan().UserBlocks);
        Assert.Equal("TooManyUsersForJob", Assert.Throws<InputException>(() => GenesysReporting.Analytics.Jobs.JobBody.Of(query)).ErrorId);
    }

    private static JsonObject Body(string type, IEnumerable<int> users) => new()
    {
        ["interval"] = "2026-03-09T00:00:00Z/2026-03-10T00:00:00Z",
        ["metrics"] = new JsonArray("tSystemPresence"),
        ["filter"] = new JsonObject
        {
            ["type"] = type,
            ["predicates"] = new JsonArray([.. users.Select(i => new JsonObject { ["dimension"] = "userId", ["value"] = $"u{i}" })]),
        },
    };

    private static AnalyticsQuery Query(JsonObject body) => QueryBuilder.Make(
        new("UserAggregates") { Body = body, Time = new TimeForms { Zone = TimeZoneInfo.Utc } }, TimeProvider.System);

    private static string[] Users(JsonNode body) =>
        [.. ((JsonArray)body["filter"]!["predicates"]!).Select(p => p!["value"]!.GetValue<string>())];

    private async Task<AnalyticsAggregate[]> ReadAsync(JsonObject body, Func<JsonNode, string> groups)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request =>
        {
            JsonNode sent = JsonNode.Parse(request.Text())!;
            _bodies.Add(sent);
            return Answer.Json(200, $$"""{"results":[{{groups(sent)}}]}""");
        });
        var records = new List<AnalyticsAggregate>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in new AnalyticsReader(session, Query(body)).ReadPagesAsync())
        {
            records.AddRange(page.Cast<AnalyticsAggregate>());
        }

        return [.. records];
    }
}
