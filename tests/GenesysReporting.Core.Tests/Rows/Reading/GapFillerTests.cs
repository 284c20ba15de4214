using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Reading;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Rows.Reading;

public class GapFillerTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Wide_rows_have_every_bucket_of_the_interval_and_empty_cells()
    {
        AskedQuery asked = Asked("PT6H", "UTC", 1) with { Metrics = ["nOffered", "tHandle"] };

        RowTable table = Rows(RowLayout.Wide, Record(asked, "q1", 6, 12, ("nOffered", null)), Record(asked, "q2", 0, 6, ("tHandle", null)));

        Assert.Equal(["q1", "q1", "q1", "q1", "q2", "q2", "q2", "q2"], table.Cells("QueueId"));
        Assert.Equal([0, 6, 12, 18, 0, 6, 12, 18], table.Cells("Start").Select(s => ((DateTimeOffset)s!).Hour));
        Assert.Equal([null, 5L, null, null, null, null, null, null], table.Cells("Offered"));
        Assert.Equal([null, null, null, null, 5L, null, null, null], table.Cells("HandleCount"));
        Assert.Equal("Start=2026-03-09T12:00:00.000+00:00 End=2026-03-09T18:00:00.000+00:00 QueueId=q1", table.Row(2));
    }

    [Fact]
    public void Long_rows_have_every_metric_view_and_qualifier_of_the_group_in_every_bucket()
    {
        AskedQuery asked = Asked("PT12H", "UTC", 1) with { Metrics = ["nOffered", "tSystemPresence"], Views = [new AskedView("Fast", "tHandle")] };
        AnalyticsAggregate first = Record(asked, "q", 0, 12, ("nOffered", null), ("tSystemPresence", "AWAY"));
        AnalyticsAggregate second = Record(asked, "q", 12, 24, ("tSystemPresence", "BUSY")) with { Views = [new() { Name = "Fast", Stats = new() { Count = 1 } }] };

        RowTable table = Rows(RowLayout.Long, first, second);

        Assert.Equal(
            ["0 nOffered   5", "0 tSystemPresence  AWAY 5", "0 tSystemPresence  BUSY ", "0 tHandle Fast  ", "12 tSystemPresence  BUSY 5", "12 nOffered   ", "12 tSystemPresence  AWAY ", "12 tHandle Fast  1"],
            Enumerable.Range(0, table.Rows.Count).Select(i =>
                $"{((DateTimeOffset)table.Cells("Start")[i]!).Hour} {table.Cells("Metric")[i]} {table.Cells("View")[i]} {table.Cells("Qualifier")[i]} {table.Cells("Count")[i]}"));
        Assert.Equal([null, "AWAY", "BUSY", "BUSY", null, "AWAY"], Rows(RowLayout.Wide, first, second).Cells("Qualifier"));
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-03-29", "PT1H", 23)]
    [InlineData("Europe/Paris", "2026-10-25", "PT1H", 25)]
    [InlineData("America/New_York", "2026-11-01", "PT30M", 50)]
    [InlineData("America/New_York", "2026-03-08", "P1D", 1)]
    public void A_day_has_as_many_buckets_as_its_zone_makes_it_long(string zone, string day, string granularity, int expected)
    {
        TimeZoneInfo known = TimeZones.Find(zone);
        DateOnly date = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var interval = new QueryInterval(LocalDays.Start(date, known), LocalDays.Start(date.AddDays(1), known));
        AskedQuery asked = Asked(granularity, zone, 1) with { Interval = interval };

        AnalyticsAggregate[] filled = Fill(Record(asked, "q", 0, 0) with { Start = null, End = null });

        Assert.Equal(expected + 1, filled.Length);
        Assert.Equal(interval.Start, filled[1].Start);
        Assert.Equal(interval.End, filled[^1].End);
        Assert.All(filled.Skip(2).Zip(filled.Skip(1)), pair => Assert.Equal(pair.Second.End, pair.First.Start));
    }

    [Fact]
    public void Days_weeks_and_months_are_counted_from_the_start_of_the_interval_on_the_zones_calendar()
    {
        var interval = new QueryInterval(At("2026-03-27T23:00Z"), At("2026-04-01T22:00Z"));
        AskedQuery asked = Asked("P1D", "Europe/Paris", 1) with { Interval = interval };

        AnalyticsAggregate[] filled = Fill(Record(asked, "q", 0, 0) with { Start = At("2026-03-28T23:00Z"), End = At("2026-03-29T22:00Z") });

        Assert.Equal([24.0, 23.0, 24.0, 24.0, 24.0], filled.Select(f => (f.End - f.Start)!.Value.TotalHours));
    }

    [Fact]
    public void The_last_bucket_ends_with_the_interval() =>
        Assert.Equal([5.0, 5.0, 5.0, 5.0, 4.0], Fill(Record(Asked("PT5H", "UTC", 1), "q", 5, 10)).Select(f => (f.End - f.Start)!.Value.TotalHours));

    /// <summary>Weeks that the platform begins on Mondays, and two-hour buckets that it moved when the clock changed.</summary>
    [Theory]
    [InlineData("P1W", "UTC", "2026-03-04T00:00Z", "2026-03-27T00:00Z", "2026-03-16T00:00Z", "2026-03-23T00:00Z", "04-09 09-16 16-23 23-27")]
    [InlineData("P1W", "UTC", "2026-03-04T00:00Z", "2026-03-27T00:00Z", "2026-03-02T00:00Z", "2026-03-09T00:00Z", "02-09 09-16 16-23 23-27")]
    [InlineData("P1W", "UTC", "2026-03-04T00:00Z", "2026-03-27T00:00Z", "2026-03-23T00:00Z", "2026-03-30T00:00Z", "04-09 09-16 16-23 23-30")]
    [InlineData("P5D", "UTC", "2026-03-01T00:00Z", "2026-03-12T00:00Z", "2026-03-05T00:00Z", "2026-03-09T00:00Z", "01-05 05-09 09-12")]
    public void Where_the_platform_places_buckets_otherwise_it_decides(
        string granularity, string zone, string from, string to, string start, string end, string expected)
    {
        AskedQuery asked = Asked(granularity, zone, 1) with { Interval = new QueryInterval(At(from), At(to)) };

        AnalyticsAggregate[] filled = Fill(Record(asked, "q", 0, 0) with { Start = At(start), End = At(end) });

        Assert.Equal(expected, string.Join(' ', filled.Select(f => $"{f.Start:dd}-{f.End:dd}")));
    }

    [Fact]
    public void A_bucket_that_another_group_has_is_a_bucket_of_all()
    {
        AskedQuery asked = Asked("P1W", "UTC", 21);
        AnalyticsAggregate moved = Record(asked, "q1", 24, 192);

        Assert.Equal(
            ["0-24", "24-192", "192-360", "360-504", "0-24", "24-192", "192-360", "360-504"],
            Fill(moved, Record(asked, "q2", 192, 360)).Select(f => $"{(f.Start - Midnight)!.Value.TotalHours}-{(f.End - Midnight)!.Value.TotalHours}"));
    }

    [Fact]
    public void Groups_whose_buckets_come_in_any_order_are_filled_once()
    {
        AskedQuery asked = Asked("PT1H", "UTC", 1);
        AskedQuery again = asked with { Watermark = Midnight };
        var random = new Random(Seed: 3);
        AnalyticsAggregate[] sent =
        [
            .. Enumerable.Range(0, 5).SelectMany(q => Enumerable.Range(0, 24).Where(_ => random.Next(3) == 0).Select(h => Record(h % 2 == 0 ? asked : again, $"q{q}", h, h + 1, ("nOffered", null)))),
        ];
        random.Shuffle(sent);

        AnalyticsAggregate[] filled = Fill(sent);

        Assert.Equal(5 * 24, filled.Length);
        Assert.Equal(sent.Length, filled.Count(f => f.Metric("nOffered")!.Stats.Count == 5));
        Assert.All(filled.GroupBy(f => f.GroupText), g => Assert.Equal(Enumerable.Range(0, 24).Select(h => Midnight.AddHours(h)), g.Select(f => f.Start!.Value)));
    }

    /// <summary>The platform refuses more than six hours at once, so that each group comes in several parts.</summary>
    [Fact]
    public async Task Groups_of_a_query_that_was_cut_are_filled_once()
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request => Answered(request));
        AnalyticsQuery query = QueryBuilder.Make(
            new QueryInput("ConversationAggregates")
            {
                Time = new TimeForms { Exact = new QueryInterval(Midnight, Midnight.AddDays(1)), Zone = TimeZoneInfo.Utc },
                Metrics = ["nOffered"],
                GroupBy = ["queueId"],
                Granularity = "1h",
            },
            TimeProvider.System);
        var records = new List<AnalyticsRecord>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in new AnalyticsReader(session, query).ReadPagesAsync())
        {
            records.AddRange(page);
        }

        AnalyticsAggregate[] filled = Fill([.. records]);

        Assert.Equal(8, records.Count);
        Assert.Equal([24, 24], filled.GroupBy(f => f.GroupText).Select(g => g.Count()));
        Assert.Equal(8, filled.Count(f => f.Metric("nOffered")!.Stats.Count == 5));

        static TransportResponse Answered(TransportRequest request)
        {
            QueryInterval part = QueryInterval.Parse(JsonNode.Parse(request.Text())!["interval"]!.GetValue<string>(), TimeZoneInfo.Utc);
            string data = $$$"""[{"interval":"{{{new QueryInterval(part.Start, part.Start.AddHours(1))}}}","metrics":[{"metric":"nOffered","stats":{"count":5}}]}]""";
            return part.End - part.Start > TimeSpan.FromHours(6)
                ? Answer.Json(413, "{}")
                : Answer.Json(200, $$"""{"results":[{"group":{"queueId":"a"},"data":{{data}}},{"group":{"queueId":"b"},"data":{{data}}}]}""");
        }
    }

    [Fact]
    public void Each_query_is_filled_for_its_own_interval()
    {
        AskedQuery first = Asked("PT12H", "UTC", 1);
        AskedQuery second = first with { Interval = new QueryInterval(Midnight.AddDays(1), Midnight.AddDays(2)), Granularity = "PT6H" };

        Assert.Equal(2 + 4, Fill(Record(first, "q", 0, 12), Record(second, "q", 24, 30)).Length);
    }

    [Fact]
    public void A_group_without_a_value_is_not_a_group_with_an_empty_one()
    {
        AskedQuery asked = Asked("PT12H", "UTC", 1);
        AnalyticsAggregate[] records = [Record(asked, null, 0, 12), Record(asked, string.Empty, 0, 12), Record(asked, "q", 0, 12) with { Group = new Dictionary<string, string?>() }];

        Assert.Equal(6, Fill(records).Length);
    }

    [Fact]
    public void Records_that_do_not_know_their_buckets_are_refused()
    {
        AskedQuery asked = Asked("PT1H", "UTC", 1);

        Assert.Equal("BucketsUnknown", Refused(Record(null, "q", 0, 1)));
        Assert.Equal("BucketsUnknown", Refused(Record(asked with { Interval = null }, "q", 0, 1)));
        Assert.All(
            ["PT0H", "P999Y", "PT99999999999999999999H", "1h", string.Empty],
            text => Assert.Equal("BucketsUnknown", Refused(Record(asked with { Granularity = text }, "q", 0, 1))));
        Assert.Equal("GranularityNotAsked", Refused(Record(asked with { Granularity = null }, "q", 0, 24)));
        Assert.Equal("RecordsMixed", Refused(Record(asked, "q", 0, 1), new AnalyticsUserDetail()));
    }

    private static string Refused(params AnalyticsRecord[] records) => Assert.Throws<InputException>(() => Fill(records)).ErrorId;

    private static DateTimeOffset At(string text) => QueryInterval.TryParse($"{text}/{text}", out TimePoint start, out _) ? start.AsWritten : throw new ArgumentException(text);

    private static AnalyticsAggregate[] Fill(params AnalyticsRecord[] records)
    {
        var filler = new GapFiller();
        Array.ForEach(records, filler.Add);
        return [.. filler.Take()];
    }

    private static RowTable Rows(RowLayout layout, params AnalyticsRecord[] records) =>
        RowTable.Of(new RowOptions { Layout = layout, FillGaps = true }, Fill(records));

    private static AskedQuery Asked(string granularity, string zone, int days) => new()
    {
        GroupBy = ["queueId"],
        Granularity = granularity,
        Zone = TimeZones.Find(zone),
        Interval = new QueryInterval(Midnight, Midnight.AddDays(days)),
    };

    private static AnalyticsAggregate Record(AskedQuery? asked, string? queue, int from, int to, params (string Metric, string? Qualifier)[] metrics) => new()
    {
        Type = "ConversationAggregates",
        Asked = asked,
        Group = new Dictionary<string, string?> { ["queueId"] = queue },
        Start = Midnight.AddHours(from),
        End = Midnight.AddHours(to),
        Metrics = [.. metrics.Select(m => new AnalyticsAggregateMetric { Metric = m.Metric, Qualifier = m.Qualifier, Stats = new() { Count = 5 } })],
    };
}
