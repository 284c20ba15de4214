using GenesysReporting.Analytics;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>Tokens that die in mid-flight: on any page, any slice, any grant that renews.</summary>
public sealed class TokenTests
{
    // Slow enough that requests are under way when the token dies.
    private static readonly SandboxOptions Slow = new()
    {
        ConversationsPerDay = 45, RequestsPerMinute = 0, Latency = TimeSpan.FromSeconds(2), JobPolls = 1,
    };

    public static TheoryData<bool, int> Grants => new()
    {
        { false, 1 }, { false, 4 }, { false, 16 }, { true, 1 }, { true, 4 }, { true, 16 },
    };

    [Theory]
    [MemberData(nameof(Grants))]
    public async Task One_renewal_and_nobody_notices_whichever_page_it_meets(bool asUser, int throttle)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow, asUser: asUser);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        for (int page = 1; page <= 3; page++)
        {
            bed.Server.ClearRequests();
            Reading reading = await bed.Read(Details(), throttle).ToEndAsync(after =>
            {
                if (after == page)
                {
                    bed.Server.ExpireTokens();
                }
            });

            reading.IsWhole(expected);
            Assert.Equal(1, Renewals(bed));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_dies_again_and_again_is_renewed_each_time(bool asUser)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow, asUser: asUser);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        bed.Misbehave(9, 0.2);
        bed.Server.ClearRequests();

        // One page at a time, so that none is under way when the token dies: a request is replayed once and no more.
        Reading reading = await bed.Read(Details(), throttle: 1).ToEndAsync(_ => bed.Server.ExpireTokens());

        reading.IsWhole(expected);
        Assert.InRange(Renewals(bed), 2, 6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Jobs_do_not_notice_either(bool asUser)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow, asUser: asUser);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        bed.Server.AddFault("Unauthorized", "*/jobs", 1);
        bed.Server.AddFault("Unauthorized", "*/jobs/????????-*", 1, 1, 0);
        bed.Server.AddFault("Unauthorized", "*/results", 1);

        Reading reading = await bed.Read(Details() with { Mode = QueryMode.Job }).ToEndAsync();

        reading.IsWhole(expected);
        Assert.Single(bed.Transport.JobIds);
    }

    [Fact]
    public async Task Several_queries_on_one_session_share_the_renewal_and_keep_apart()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        bed.Misbehave(4, 0.3);
        bed.Server.ClearRequests();
        Reading[] readings = [.. Enumerable.Range(1, 6).Select(n => bed.Read(Details(), throttle: n))];
        bed.Server.ExpireTokens();

        await Task.WhenAll(readings.Select(r => Task.Run(() => r.ToEndAsync())));

        Assert.All(readings, r => r.IsWhole(expected));
        Assert.Equal(1, Renewals(bed));
        Assert.True(readings.Sum(r => r.Summary.Requests) <= bed.Session.Client.Ledger.Read().Attempts);
    }

    [Fact]
    public async Task Several_queries_share_one_rate_limit_and_draw_no_429()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow with { RequestsPerMinute = 20, Latency = TimeSpan.FromSeconds(5) });
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Interval("2026-06-02T00:00:00Z", "2026-06-06T00:00:00Z"));
        bed.Server.ClearRequests();
        AnalyticsQuery query = AnalyticsQuery.Of("ConversationDetails", ChaosFixture.Interval("2026-06-02T00:00:00Z", "2026-06-06T00:00:00Z"));
        Reading[] readings = [.. Enumerable.Range(0, 8).Select(_ => bed.Read(query, throttle: 16))];

        await Task.WhenAll(readings.Select(r => Task.Run(() => r.ToEndAsync())));

        Assert.All(readings, r => r.IsWhole(expected));
        Assert.DoesNotContain(bed.Server.Requests, r => r.Status == 429);
    }

    private static AnalyticsQuery Details() => AnalyticsQuery.Of("ConversationDetails", ChaosFixture.Days);

    private static int Renewals(ChaosFixture bed) => bed.Server.Requests.Count(r => r.PathAndQuery.StartsWith("/oauth/token", StringComparison.Ordinal));
}
