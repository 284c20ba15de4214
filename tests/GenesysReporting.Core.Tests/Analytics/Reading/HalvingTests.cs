using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
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

        await foreach (IReadOnlyList<AnalyticsRecord> _ in new AnalyticsReader(session, query).ReadPagesAsync())
        {
        }

        Assert.Equal(7, sent.Count);
        Assert.All(
            sent.SelectMany(i => new[] { i.Start, i.End }),
            border => Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(border, paris).TimeOfDay));
    }

    private static TransportResponse Respond(TransportRequest request, List<QueryInterval> sent)
    {
        QueryInterval part = QueryInterval.Parse(JsonNode.Parse(request.Text())!["interval"]!.GetValue<string>(), TimeZoneInfo.Utc);
        sent.Add(part);
        return part.End - part.Start > TimeSpan.FromHours(25) ? Answer.Json(413, "{}") : Answer.Json(200, """{"results":[]}""");
    }
}
