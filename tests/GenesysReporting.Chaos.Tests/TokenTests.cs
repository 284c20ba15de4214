using GenesysReporting.Analytics;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>Tokens that expire during a run: on any page, any slice, and with any grant that can renew.</summary>
public sealed class TokenTests
{
    // Slow enough that requests are pending when the token expires.
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
    public async Task An_expired_token_costs_one_renewal_on_any_page(bool asUser, int throttle)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow, asUser: asUser);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        for (int page = 1; page <= 3; page++)
        {
            fixture.Server.ClearRequests();
            QueryRun run = await fixture.Read(Details(), throttle).ToEndAsync(after =>
            {
                if (after == page)
                {
                    fixture.Server.ExpireTokens();
                }
            });

            run.AssertWhole(expected);
            Assert.Equal(1, Renewals(fixture));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_expires_repeatedly_is_renewed_each_time(bool asUser)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow, asUser: asUser);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        fixture.AddChaos(9, 0.2);
        fixture.Server.ClearRequests();

        // One page at a time, so that no request is pending when the token expires: a request is repeated only once.
        QueryRun run = await fixture.Read(Details(), throttle: 1).ToEndAsync(_ => fixture.Server.ExpireTokens());

        run.AssertWhole(expected);
        Assert.InRange(Renewals(fixture), 2, 6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Jobs_survive_an_expired_token_too(bool asUser)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow, asUser: asUser);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        fixture.Server.AddFault("Unauthorized", "*/jobs", 1);
        fixture.Server.AddFault("Unauthorized", "*/jobs/????????-*", 1, 1, 0);
        fixture.Server.AddFault("Unauthorized", "*/results", 1);

        QueryRun run = await fixture.Read(Details() with { Mode = QueryMode.Job }).ToEndAsync();

        run.AssertWhole(expected);
        Assert.Single(fixture.Transport.JobIds);
    }

    [Fact]
    public async Task Several_queries_on_one_session_share_the_renewal_and_stay_separate()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        fixture.AddChaos(4, 0.3);
        fixture.Server.ClearRequests();
        QueryRun[] runs = [.. Enumerable.Range(1, 6).Select(n => fixture.Read(Details(), throttle: n))];
        fixture.Server.ExpireTokens();

        await Task.WhenAll(runs.Select(r => Task.Run(() => r.ToEndAsync())));

        Assert.All(runs, r => r.AssertWhole(expected));
        Assert.Equal(1, Renewals(fixture));
        Assert.True(runs.Sum(r => r.Summary.Requests) <= fixture.Session.Client.Ledger.Read().Attempts);
    }

    [Fact]
    public async Task Several_queries_share_one_rate_limit_without_a_429()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow with { RequestsPerMinute = 20, Latency = TimeSpan.FromSeconds(5) });
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Interval("2026-06-02T00:00:00Z", "2026-06-06T00:00:00Z"));
        fixture.Server.ClearRequests();
        AnalyticsQuery query = AnalyticsQuery.Of("ConversationDetails", ChaosFixture.Interval("2026-06-02T00:00:00Z", "2026-06-06T00:00:00Z"));
        QueryRun[] runs = [.. Enumerable.Range(0, 8).Select(_ => fixture.Read(query, throttle: 16))];

        await Task.WhenAll(runs.Select(r => Task.Run(() => r.ToEndAsync())));

        Assert.All(runs, r => r.AssertWhole(expected));
        Assert.DoesNotContain(fixture.Server.Requests, r => r.Status == 429);
    }

    private static AnalyticsQuery Details() => AnalyticsQuery.Of("ConversationDetails", ChaosFixture.Days);

    private static int Renewals(ChaosFixture fixture) => fixture.Server.Requests.Count(r => r.PathAndQuery.StartsWith("/oauth/token", StringComparison.Ordinal));
}
