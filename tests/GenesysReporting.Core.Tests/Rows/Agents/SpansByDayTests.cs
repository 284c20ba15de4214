using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Rows;

namespace GenesysReporting.Tests.Rows.Agents;

public class SpansByDayTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_span_is_cut_at_the_midnights_of_the_rows_zone()
    {
        RowTable table = Split("Europe/Paris", DurationUnit.Seconds, User(Span(Monday.AddHours(20), Monday.AddHours(48))));

        Assert.Equal(["UserId", "Kind", "Day", "Start", "End", "DurationSeconds", "SystemPresence", "OrganizationPresenceId", "RoutingStatus"], table.Schema.Names);
        Assert.Equal(
            [
                "UserId=u Kind=Presence Day=2026-03-09 Start=2026-03-09T21:00:00.000+01:00 End=2026-03-10T00:00:00.000+01:00 DurationSeconds=10800 SystemPresence=AWAY",
                "UserId=u Kind=Presence Day=2026-03-10 Start=2026-03-10T00:00:00.000+01:00 End=2026-03-11T00:00:00.000+01:00 DurationSeconds=86400 SystemPresence=AWAY",
                "UserId=u Kind=Presence Day=2026-03-11 Start=2026-03-11T00:00:00.000+01:00 End=2026-03-11T01:00:00.000+01:00 DurationSeconds=3600 SystemPresence=AWAY",
            ],
            Enumerable.Range(0, 3).Select(table.Row));
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-03-29", 23)]
    [InlineData("Europe/Paris", "2026-10-25", 25)]
    [InlineData("America/New_York", "2026-03-08", 23)]
    [InlineData("America/New_York", "2026-11-01", 25)]
    [InlineData("Africa/Cairo", "2026-04-24", 23)]
    [InlineData("America/Havana", "2026-11-01", 25)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    [InlineData("Asia/Kathmandu", "2026-04-05", 24)]
    public void A_day_is_as_long_as_the_zone_makes_it(string zone, string day, double hours)
    {
        RowTable table = Split(zone, DurationUnit.Seconds, User(Span(Monday.AddDays(-30), Monday.AddDays(300))));

        int row = Array.IndexOf(table.Cells("Day"), day);
        Assert.Equal((long)(3600 * hours), table.Cells("DurationSeconds")[row]);
        Assert.Equal(table.Rows.Count, table.Cells("Day").Distinct().Count());
    }

    /// <summary>Asked on Wednesday at noon for Monday to Friday: two pieces are over, and the third is open.</summary>
    [Fact]
    public void An_open_span_is_cut_as_far_as_it_is_known_and_stays_open()
    {
        AnalyticsUserDetail user = User(Span(Monday.AddHours(6), null)) with { Asked = Asked(4, 60) };

        RowTable table = Split("UTC", DurationUnit.Seconds, user);

        Assert.Equal([Monday.AddDays(1), Monday.AddDays(2), null], table.Cells("End"));
        Assert.Equal([64_800L, 86_400L, 43_200L], table.Cells("DurationSeconds"));
    }

    [Theory]
    [InlineData(96, 48)]
    [InlineData(48, 96)]
    public void An_open_span_that_is_known_up_to_midnight_has_no_row_of_the_next_day(int intervalHours, int knownHours)
    {
        AnalyticsUserDetail user = User(Span(Monday, null)) with { Asked = Asked(intervalHours / 24, knownHours) };

        RowTable table = Split("UTC", DurationUnit.Seconds, user);

        Assert.Equal(["2026-03-09", "2026-03-10"], table.Cells("Day"));
        Assert.Equal([Monday.AddDays(1), null], table.Cells("End"));
    }

    [Fact]
    public void A_span_without_a_start_or_a_known_end_stays_whole()
    {
        RowTable table = Split(
            "UTC",
            DurationUnit.Seconds,
            User(Span(Monday, null), Span(null, Monday.AddDays(3)), Span(Monday, Monday), Span(Monday.AddDays(2), Monday), Span(DateTimeOffset.MinValue, Monday), Span(Monday, DateTimeOffset.MaxValue)));

        Assert.Equal(["2026-03-09", null, "2026-03-09", "2026-03-11", "0001-01-01", "2026-03-09"], table.Cells("Day"));
    }

    /// <summary>Random spans without gaps over 40 days with a change of clocks: the pieces of a day are as long as the day.</summary>
    [Theory]
    [InlineData("Europe/Paris", 3, DurationUnit.Milliseconds)]
    [InlineData("Europe/Paris", 10, DurationUnit.Seconds)]
    [InlineData("America/New_York", 3, DurationUnit.Seconds)]
    [InlineData("America/New_York", 10, DurationUnit.Milliseconds)]
    public void The_pieces_of_each_user_and_day_add_up_to_the_day(string name, int month, DurationUnit unit)
    {
        TimeZoneInfo zone = TimeZones.Find(name);
        var random = new Random(Seed: 12 + month);
        var days = Enumerable.Range(0, 40).Select(d => new DateOnly(2026, month, 1).AddDays(d)).ToArray();
        var interval = new QueryInterval(LocalDays.Start(days[0], zone), LocalDays.Start(days[^1].AddDays(1), zone));
        AnalyticsUserDetail[] users = [.. Enumerable.Range(0, 20).Select(u => RandomUser($"u{u}", interval, random))];

        RowTable table = Split(name, unit, users);

        object?[] durations = table.Cells("Duration" + unit);
        var sums = table.Cells("UserId").Zip(table.Cells("Kind"), table.Cells("Day")).Zip(durations, (key, length) => (key, (long)length!))
            .GroupBy(r => r.key, r => r.Item2).ToDictionary(g => g.Key, g => g.Sum());
        Assert.Equal(users.Length * 2 * days.Length, sums.Count);
        Assert.All(sums, s =>
        {
            DateOnly day = DateOnly.ParseExact((string)s.Key.Third!, "yyyy-MM-dd");
            TimeSpan length = LocalDays.Start(day.AddDays(1), zone) - LocalDays.Start(day, zone);
            Assert.Equal(unit == DurationUnit.Seconds ? (long)length.TotalSeconds : (long)length.TotalMilliseconds, s.Value);
        });
        Assert.Equal(month == 3 ? [23.0, 24.0] : [24.0, 25.0], days.Select(d => (LocalDays.Start(d.AddDays(1), zone) - LocalDays.Start(d, zone)).TotalHours).Distinct().Order());
        Assert.All(table.Rows, row => Assert.NotEqual(row[Index(table, "Start")], row[Index(table, "End")]));
    }

    private static int Index(RowTable table, string column) => table.Schema.Names.ToList().IndexOf(column);

    /// <summary>Returns a user whose spans follow each other from before the interval to after it; the last are open.</summary>
    private static AnalyticsUserDetail RandomUser(string id, QueryInterval interval, Random random)
    {
        return User() with
        {
            UserId = id,
            PrimaryPresence = [.. Times().Select(t => Span(t.Start, t.End))],
            RoutingStatus = [.. Times().Select(t => new AnalyticsRoutingStatusSpan { RoutingStatus = "IDLE", StartTime = t.Start, EndTime = t.End })],
            Asked = new AskedQuery { Interval = interval, At = interval.End.AddDays(1) },
        };

        IEnumerable<(DateTimeOffset Start, DateTimeOffset? End)> Times()
        {
            DateTimeOffset at = interval.Start.AddMilliseconds(-random.Next(1, 200_000_000));
            while (at < interval.End)
            {
                DateTimeOffset end = at.AddMilliseconds(random.Next(4) == 0 ? random.Next(1, 300_000_000) : random.Next(1, 20_000_000));
                yield return (at, end < interval.End || random.Next(2) == 0 ? end : null);
                at = end;
            }
        }
    }

    private static RowTable Split(string zone, DurationUnit unit, params AnalyticsRecord[] users) =>
        RowTable.InZone(new RowOptions { SplitBy = RowSplit.Day, TimeZone = TimeZones.Find(zone), DurationUnit = unit }, users);

    private static AskedQuery Asked(int days, int hours) =>
        new() { Interval = new QueryInterval(Monday, Monday.AddDays(days)), At = Monday.AddHours(hours) };

    private static AnalyticsUserDetail User(params AnalyticsPresenceSpan[] spans) => new() { UserId = "u", PrimaryPresence = spans };

    private static AnalyticsPresenceSpan Span(DateTimeOffset? start, DateTimeOffset? end) =>
        new() { SystemPresence = "AWAY", StartTime = start, EndTime = end };
}
