using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>An aggregate that is too large is cut at the borders of its buckets.</summary>
public class HalvingTests
{
    /// <summary>The clock goes back on 25 October 2026, so that the days of Paris and of UTC have other borders on each side.</summary>
    [Fact]
    public async Task The_days_of_a_given_body_are_those_of_its_time_zone()
    {
        TimeZoneInfo paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var sent = new List<QueryInterval>();
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request => Respond(request, sent));
        var body = new JsonObject
        {
            ["interval"] = "2026-10-24T00:00:00+02:00/2026-10-28T00:00:00+01:00",
            ["granularity"] = "P1D",
            ["timeZone"] = "Europe/Paris",
            ["metrics"] = new JsonArray("nOffered"),
        };
        AnalyticsQuery query = QueryBuilder.Make(
            new QueryInput("ConversationAggregates") { Body = body, Time = new TimeForms { Zone = TimeZoneInfo.Utc } }, TimeProvider.System);

        var reader = new AnalyticsReader(session, query);
        await foreach (IReadOnlyList<AnalyticsRecord> _ in reader.ReadPagesAsync())
        {
        }

        Assert.Equal(7, sent.Count);
        Assert.Equal("Query", reader.Summarize().Mode);
        Assert.All(reader.Summarize().Slices, slice => Assert.Equal("Query", slice.Source));
        Assert.All(
            sent.SelectMany(i => new[] { i.Start, i.End }),
            border => Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(border, paris).TimeOfDay));
    }

    /// <summary>The pages of an aggregate do not move, so equal groups are groups of the platform.</summary>
    [Fact]
    public async Task Equal_groups_are_all_delivered()
    {
        const string Group = """{"group":{"mediaType":"voice"},"data":[{"interval":"2026-10-24T00:00:00.000Z/2026-10-25T00:00:00.000Z","metrics":[{"metric":"nOffered","stats":{"count":1}}]}]}""";
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, $$"""{"results":[{{Group}},{{Group}}]}"""));
        var reader = new AnalyticsReader(session, Offered());

        Assert.Equal(2, (await reader.ReadPagesAsync().ToListAsync()).Sum(page => page.Count));

        QuerySummary summary = reader.Summarize();
        Assert.Equal((2, 2, 0, QueryOutcome.Complete), (summary.Received, summary.Unique, summary.Duplicates, summary.Outcome));
    }

    [Fact]
    public async Task A_refused_query_is_an_error_at_once()
    {
        int requests = 0;
        GenesysSession session = await Sessions.ConnectAsync(
            Sessions.Clock(), _ => ++requests < 5 ? Answer.Json(400, "{}") : throw new InvalidOperationException("It is asked for without end."));

        await Assert.ThrowsAsync<ApiException>(async () => await new AnalyticsReader(session, Offered()).ReadPagesAsync().ToListAsync());

        Assert.Equal(1, requests);
    }

    private static AnalyticsQuery Offered() => QueryBuilder.Make(
        new QueryInput("ConversationAggregates")
        {
            Time = new TimeForms { Zone = TimeZoneInfo.Utc },
            Body = new JsonObject { ["interval"] = "2026-10-24T00:00:00Z/2026-10-25T00:00:00Z", ["metrics"] = new JsonArray("nOffered") },
        },
        TimeProvider.System);

    private static TransportResponse Respond(TransportRequest request, List<QueryInterval> sent)
    {
        QueryInterval part = QueryInterval.Parse(JsonNode.Parse(request.Text())!["interval"]!.GetValue<string>(), TimeZoneInfo.Utc);
        sent.Add(part);
        return part.End - part.Start > TimeSpan.FromHours(25) ? Answer.Json(413, "{}") : Answer.Json(200, """{"results":[]}""");
    }
}
