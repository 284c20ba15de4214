using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Analytics.Queries;

/// <summary>Tests of queries that are built from a user's input.</summary>
public class QueryBuilderTests
{
    [Fact]
    public void Aggregates_get_the_intervals_offset_and_the_time_zone()
    {
        JsonNode body = Body(Aggregates("Europe/Paris") with { Granularity = "1d" });

        Assert.Equal("2026-10-24T00:00:00.000+02:00/2026-10-27T00:00:00.000+01:00", (string?)body["interval"]);
        Assert.Equal("Europe/Paris", (string?)body["timeZone"]);
        Assert.Equal("P1D", (string?)body["granularity"]);
    }

    [Fact]
    public void A_Windows_zone_is_sent_by_its_IANA_name() =>
        Assert.Equal("Europe/Paris", (string?)Body(Aggregates("Romance Standard Time"))["timeZone"]);

    [Fact]
    public void Details_are_requested_in_UTC_and_have_no_time_zone()
    {
        JsonNode body = Body(new QueryInput("ConversationDetails") { Time = Days("Europe/Paris") });

        Assert.Equal("2026-10-23T22:00:00.000Z/2026-10-26T23:00:00.000Z", (string?)body["interval"]);
        Assert.Null(body["timeZone"]);
    }

    [Fact]
    public void An_interval_that_was_given_is_kept_to_the_tick()
    {
        var start = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
        var interval = new QueryInterval(start.AddTicks(1), start.AddHours(1).AddTicks(2));

        Assert.Same(interval, AnalyticsQuery.Of("ConversationDetails", interval).Interval);
    }

    [Fact]
    public void Names_are_written_in_the_platforms_case()
    {
        AnalyticsQuery query = QueryBuilder.Make(
            Aggregates("UTC") with
            {
                Metrics = ["NOFFERED", "thandle"],
                GroupBy = ["QUEUEID"],
                Views = [new QueryView("v", "tanswered", null, 20_000)],
            },
            Sessions.Clock());

        Assert.Equal(["nOffered", "tHandle"], query.Metric);
        Assert.Equal(["queueId"], query.GroupBy);
        Assert.Equal("tAnswered", query.View[0].Target);
    }

    [Fact]
    public void A_view_counts_a_metric_within_its_range()
    {
        JsonNode body = Body(Aggregates("UTC") with { Views = [new QueryView("in20s", "tAnswered", null, 20_000)] });

        Assert.Equal(
            """[{"target":"tAnswered","function":"rangeBound","name":"in20s","range":{"lt":20000}}]""",
            body["views"]!.ToJsonString());
    }

    [Fact]
    public void A_view_without_a_range_is_refused() => Assert.Equal(
        "ViewRangeMissing",
        Assert.Throws<InputException>(() => Body(Aggregates("UTC") with { Views = [new QueryView("all", "tAnswered", null, null)] })).ErrorId);

    [Fact]
    public void The_body_has_a_placeholder_for_the_signed_in_user()
    {
        var input = new QueryInput("UserObservations")
        {
            Time = new TimeForms { Zone = TimeZoneInfo.Utc },
            Metrics = ["oActiveQueues"],
            CurrentUser = true,
        };

        AnalyticsQuery query = QueryBuilder.Make(input, Sessions.Clock());

        Assert.Empty(query.Filter);
        Assert.Equal(["userId: the signed-in user"], query.NamesToResolve);
        Assert.Contains("the signed-in user", query.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_object_of_a_look_up_is_a_value_by_its_id()
    {
        const string id = "34bb0ad3-c983-4304-9759-b76cf43d2da4";
        var queue = new GenesysQueue { Id = id, Name = "Billing" };

        QueryFilter filter = FilterBuilder.Make(new FilterInput { Dimension = "queueId", Values = [queue] });

        Assert.Equal($"queueId = {id}", filter.Text);
    }

    [Fact]
    public void The_object_of_another_look_up_is_refused()
    {
        var user = new GenesysUser { Id = "u", Name = "Alice" };

        var error = Assert.Throws<InputException>(
            () => FilterBuilder.Make(new FilterInput { Dimension = "queueId", Values = [user] }));

        Assert.Equal("ValueOfOtherKind", error.ErrorId);
        Assert.Contains("Get-GenesysQueue", error.NextStep, StringComparison.Ordinal);
        Assert.Equal("agentId = u", FilterBuilder.Make(new FilterInput { Dimension = "agentId", Values = [user] }).Text);
    }

    private static QueryInput Aggregates(string zone) => new("ConversationAggregates") { Time = Days(zone), Metrics = ["tHandle"] };

    /// <summary>Three days. The second has 25 hours in Paris.</summary>
    private static TimeForms Days(string zone) => new() { Interval = "2026-10-24/2026-10-27", Zone = TimeZones.Find(zone) };

    private static JsonNode Body(QueryInput input) => JsonNode.Parse(QueryBuilder.Make(input, Sessions.Clock()).ToJson())!;
}
