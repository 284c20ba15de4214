using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>User details come in short pages, with an approximate total, and a user in several records.</summary>
public sealed class UserDetailsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Users_come_once_and_whole_whatever_fails_on_the_way(int throttle)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        AnalyticsQuery query = AnalyticsQuery.Of("UserDetails", ChaosFixture.Interval("2026-05-20T00:00:00Z", "2026-06-04T00:00:00Z"));
        string[] expected = Spans((await ReadAsync(fixture, query, throttle)).Users);
        Assert.True(expected.Length > 500);
        for (int seed = 1; seed <= 8; seed++)
        {
            fixture.AddChaos(seed, 0.4, SandboxFaultKind.ChangeTotal, SandboxFaultKind.BadGateway);
            (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(fixture, query, throttle);
            Assert.Equal(11, users.Length);
            Assert.Equal(expected, Spans(users));
            Assert.Equal((QueryOutcome.Complete, 0), (summary.Outcome, summary.Reasons.Count));
            Assert.All(summary.Slices, slice => Assert.Equal(1, slice.Passes));
        }
    }

    /// <summary>
    /// Thirty days from local midnight to local midnight, in which the clocks are changed: read in runs of seven UTC days, the spans
    /// of each user add up to the length of each local day, which once is 23 hours.
    /// </summary>
    [Theory]
    [InlineData(QueryMode.Auto)]
    [InlineData(QueryMode.Job)]
    public async Task Spans_add_up_to_the_length_of_each_day(QueryMode mode)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        DateTimeOffset[] midnights = [.. Enumerable.Range(0, 31).Select(day => Midnight(new DateTime(2026, 3, 15).AddDays(day), zone))];
        AnalyticsQuery query = AnalyticsQuery.Of("UserDetails", new QueryInterval(midnights[0], midnights[^1])) with { Mode = mode };

        (AnalyticsUserDetail[] users, QuerySummary summary) = await ReadAsync(fixture, query, 4);

        Assert.Equal((QueryOutcome.Complete, 11), (summary.Outcome, users.Length));
        Assert.Equal(mode == QueryMode.Job ? 1 : 5, summary.Slices.Count);
        for (int day = 0; day < 30; day++)
        {
            TimeSpan length = midnights[day + 1] - midnights[day];
            Assert.Equal(TimeSpan.FromHours(day == 14 ? 23 : 24), length);
            foreach (AnalyticsUserDetail user in users)
            {
                Assert.Equal(length, Sum(user.PrimaryPresence.Select(p => (p.StartTime, p.EndTime)), midnights[day], midnights[day + 1]));
                Assert.Equal(length, Sum(user.RoutingStatus.Select(r => (r.StartTime, r.EndTime)), midnights[day], midnights[day + 1]));
            }
        }
    }

    private static DateTimeOffset Midnight(DateTime day, TimeZoneInfo zone) => new(day, zone.GetUtcOffset(day));

    private static TimeSpan Sum(IEnumerable<(DateTimeOffset? Start, DateTimeOffset? End)> spans, DateTimeOffset from, DateTimeOffset to) => spans
        .Select(s => (Start: s.Start > from ? s.Start.Value : from, End: s.End < to ? s.End.Value : to))
        .Where(s => s.End > s.Start)
        .Aggregate(TimeSpan.Zero, (sum, s) => sum + (s.End - s.Start));

    private static string[] Spans(IEnumerable<AnalyticsUserDetail> users) =>
    [
        .. users.OrderBy(u => u.UserId, StringComparer.Ordinal).SelectMany(u => u.PrimaryPresence
            .Select(p => $"{u.UserId} {p} {p.EndTime:O}")
            .Concat(u.RoutingStatus.Select(r => $"{u.UserId} {r} {r.EndTime:O}"))),
    ];

    private static async Task<(AnalyticsUserDetail[] Users, QuerySummary Summary)> ReadAsync(ChaosFixture fixture, AnalyticsQuery query, int throttle)
    {
        var reader = new AnalyticsReader(fixture.Session, query, new AnalyticsReadOptions { ThrottleLimit = throttle });
        var users = new List<AnalyticsUserDetail>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
        {
            users.AddRange(page.Cast<AnalyticsUserDetail>());
        }

        return ([.. users], reader.Summarize());
    }
}
