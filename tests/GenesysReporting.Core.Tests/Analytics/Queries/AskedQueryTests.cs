using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Analytics.Queries;

public class AskedQueryTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Paris = TimeZones.Find("Europe/Paris");

    [Fact]
    public void It_has_the_names_of_the_parameters()
    {
        AskedQuery asked = Ask(new QueryInput("ConversationAggregates")
        {
            Time = Interval(),
            Metrics = ["nOffered", "tHandle", "TANSWERED", "tHandle"],
            GroupBy = ["queueId"],
            Views = [new QueryView("Fast", "tAnswered", null, 20_000)],
        });

        Assert.Equal(["nOffered", "tHandle", "tAnswered"], asked.Metrics);
        Assert.Equal(["queueId"], asked.GroupBy);
        Assert.Equal([new AskedView("Fast", "tAnswered")], asked.Views);
        Assert.Equal(new QueryInterval(Day, Day.AddDays(1)), asked.Interval);
        Assert.Equal(Day.AddDays(2), asked.At);
    }

    [Fact]
    public void It_has_the_names_of_a_given_body()
    {
        AskedQuery asked = Ask(new QueryInput("ConversationAggregates")
        {
            Time = new TimeForms { Zone = Paris },
            Body = JsonNode.Parse("""
                {"interval":"2026-11-02T00:00:00Z/2026-11-03T00:00:00Z","metrics":["tHandle"],"groupBy":["userId"],
                 "views":[{"name":"Fast","target":"tHandle","function":"rangeBound","range":{"lt":5}}]}
                """)!.AsObject(),
        });

        Assert.Equal(["tHandle"], asked.Metrics);
        Assert.Equal(["userId"], asked.GroupBy);
        Assert.Equal([new AskedView("Fast", "tHandle")], asked.Views);
    }

    [Fact]
    public void It_has_the_buckets_of_the_parameters()
    {
        AskedQuery asked = Ask(new QueryInput("ConversationAggregates") { Time = Interval(), Metrics = ["nOffered"], Granularity = "30m" });

        Assert.Equal("PT30M", asked.Granularity);
        Assert.Equal(Paris, asked.Zone);
    }

    /// <summary>Without a time zone in the body, the platform counts days in UTC, whatever the caller's zone.</summary>
    [Theory]
    [InlineData("""{"interval":"2026-11-02T00:00:00Z/2026-11-03T00:00:00Z","metrics":["tHandle"],"granularity":"P1D"}""", "P1D", "UTC")]
    [InlineData("""{"interval":"2026-11-02T00:00:00Z/2026-11-03T00:00:00Z","metrics":["tHandle"],"timeZone":"America/New_York"}""", null, "America/New_York")]
    public void It_has_the_buckets_of_a_given_body(string body, string? granularity, string zone)
    {
        AskedQuery asked = Ask(new QueryInput("ConversationAggregates")
        {
            Time = new TimeForms { Zone = Paris },
            Body = JsonNode.Parse(body)!.AsObject(),
        });

        Assert.Equal(granularity, asked.Granularity);
        Assert.Equal(zone, asked.Zone.Id);
        Assert.Equal(new QueryInterval(Day, Day.AddDays(1)), asked.Interval);
    }

    [Fact]
    public void Metrics_that_are_objects_have_their_names() => Assert.Equal(
        ["oUserPresences"],
        Ask(new QueryInput("RoutingActivity")
        {
            Time = new TimeForms { Zone = Paris },
            Metrics = ["oUserPresences"],
            GroupBy = ["queueId"],
        }).Metrics);

    [Fact]
    public async Task All_records_of_a_run_share_one()
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, """
            {"results":[{"group":{"queueId":"q1"},"data":[{"interval":"2026-11-02T00:00:00Z/2026-11-03T00:00:00Z"}]},
                        {"group":{"queueId":"q2"},"data":[{"interval":"2026-11-02T00:00:00Z/2026-11-03T00:00:00Z"}]}]}
            """));
        AnalyticsQuery query = QueryBuilder.Make(
            new QueryInput("ConversationAggregates") { Time = Interval(), Metrics = ["tHandle"], GroupBy = ["queueId"] }, TimeProvider.System);

        var records = new List<AnalyticsRecord>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in new AnalyticsReader(session, query).ReadPagesAsync())
        {
            records.AddRange(page);
        }

        Assert.Equal(2, records.Count);
        Assert.Equal(["tHandle"], records[0].Asked!.Metrics);
        Assert.Same(records[0].Asked, records[1].Asked);
    }

    private static TimeForms Interval() =>
        new() { Interval = new QueryInterval(Day, Day.AddDays(1)).ToString(), Zone = Paris };

    private static AskedQuery Ask(QueryInput input) =>
        new PreparedQuery(QueryBuilder.Make(input, TimeProvider.System)).Asked(Day.AddDays(2));
}
