using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>A stop at any time leaves nothing running: no request, no job, and no unobserved exception.</summary>
public sealed class StoppingTests
{
    private static readonly SandboxOptions Slow = new()
    {
        ConversationsPerDay = 45, RequestsPerMinute = 0, Latency = TimeSpan.FromSeconds(3), JobPolls = 4,
    };

    // The few seconds that the end of a job may take must be enough on a busy machine.
    private const int JobPace = 20;

    private const string Jobs = "/api/v2/analytics/conversations/details/jobs";

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task A_query_that_is_cancelled_ends_with_its_requests(int throttle)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        for (int seed = 1; seed <= 12; seed++)
        {
            fixture.AddChaos(seed, 0.3);
            await StopAsync(fixture, fixture.Read(Details(), throttle), seed * 4);
        }

        fixture.Server.ClearFaults();
        (await fixture.Read(Details(), throttle).ToEndAsync()).AssertWhole(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task A_consumer_that_stops_ends_the_requests_of_the_prefetch(int throttle)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        for (int pages = 1; pages <= 4; pages++)
        {
            QueryRun run = fixture.Read(Details(), throttle);

            await Assert.ThrowsAsync<InvalidOperationException>(
                () => run.ToEndAsync(after => _ = after == pages ? throw new InvalidOperationException("enough") : 0));

            Assert.Equal(0, fixture.Transport.UnderWay);
            Assert.Equal(expected.Take(run.Got.Count), run.Got);
        }
    }

    [Fact]
    public async Task The_prefetch_of_a_job_ends_too()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow with { ConversationsPerDay = 300, JobPolls = 1 });

        QueryRun run = fixture.Read(Details() with { Mode = QueryMode.Job });
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => run.ToEndAsync(_ => throw new InvalidOperationException("enough")));

        Assert.Equal(0, fixture.Transport.UnderWay);
        Assert.InRange(run.Got.Count, 500, 1000);
    }

    [Fact]
    public async Task A_limit_of_records_costs_no_extra_page_at_any_concurrency()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        foreach (long first in new long[] { 1, 60, 150, 290 })
        {
            fixture.Server.ClearRequests();
            QueryRun run = await fixture.Read(Details(), throttle: 16, first: first).ToEndAsync();

            Assert.Equal(expected.Take((int)first), run.Got);
            Assert.Equal((QueryOutcome.Stopped, 0), (run.Summary.Outcome, fixture.Transport.UnderWay));

            // The first day is trimmed to its afternoon, which costs one or two pages.
            Assert.InRange(fixture.Server.Requests.Count, (int)(first / 100) + 1, (int)(first / 100) + 3);
        }
    }

    [Fact]
    public async Task The_job_of_a_stopped_query_is_cancelled()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow with { Latency = TimeSpan.FromSeconds(0.3) }, pace: JobPace);
        for (int seed = 1; MustContinue(fixture, seed, 12); seed++)
        {
            // This also stops the wait for a job that was started again.
            fixture.Server.ClearFaults();
            fixture.Server.AddFault("CursorGone", "*/results", seed % 2, 0, 0);
            await StopAsync(fixture, fixture.Read(Details() with { Mode = QueryMode.Job }), seed * 25);
        }

        Assert.NotEmpty(fixture.Transport.JobIds);
        await AllEndedAsync(fixture, Jobs);
    }

    [Fact]
    public async Task The_job_of_a_stopped_aggregates_query_is_cancelled()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow with { Latency = TimeSpan.FromSeconds(0.3) }, pace: JobPace);
        AnalyticsQuery query = QueryBuilder.Make(
            new QueryInput("UserAggregates")
            {
                Time = new TimeForms { Interval = $"{ChaosFixture.Days}", Zone = TimeZones.Find("Europe/Paris") },
                Metrics = ["tSystemPresence"],
                GroupBy = ["userId"],
                Mode = QueryMode.Job,
            },
            TimeProvider.System);
        for (int seed = 1; MustContinue(fixture, seed, 6); seed++)
        {
            await StopAsync(fixture, fixture.Read(query), seed * 30);
        }

        Assert.NotEmpty(fixture.Transport.JobIds);
        await AllEndedAsync(fixture, "/api/v2/analytics/users/aggregates/jobs");
    }

    [Fact]
    public async Task No_exception_stays_unobserved()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Slow);
        for (int seed = 1; seed <= 8; seed++)
        {
            fixture.AddChaos(seed, 0.8, SandboxFaultKind.InternalServerError, SandboxFaultKind.NotJson, SandboxFaultKind.CursorGone);
            await fixture.Read(Details(), 16).ToEndAsync();
            await fixture.Read(Details() with { Mode = QueryMode.Job }).ToEndAsync();
            await StopAsync(fixture, fixture.Read(Details(), 16), seed * 3);
        }

        Assert.Empty(UnobservedExceptions.Find());
    }

    /// <summary>True while there are stops left; on a slow machine they continue until the first job has been started.</summary>
    private static bool MustContinue(ChaosFixture fixture, int seed, int stops) => seed <= stops || (fixture.Transport.JobIds.IsEmpty && seed <= 1000);

    /// <summary>Stops a run after some milliseconds, which may be before it begins or after it has ended.</summary>
    private static async Task StopAsync(ChaosFixture fixture, QueryRun run, int after)
    {
        using var stop = new CancellationTokenSource(after);
        try
        {
            await run.ToEndAsync(null, stop.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Equal(QueryOutcome.Stopped, run.Summary.Outcome);
        }

        Assert.Equal(0, fixture.Transport.UnderWay);
    }

    /// <summary>Checks that all jobs have ended, also those whose id arrived at the time of the stop.</summary>
    private static async Task AllEndedAsync(ChaosFixture fixture, string jobs)
    {
        var left = new List<string>();
        foreach (string id in fixture.Transport.JobIds)
        {
            string state = (await fixture.Plain.GetAsync($"{jobs[1..]}/{id}")).GetProperty("state").GetString()!;
            if (state is not ("CANCELLED" or "FULFILLED"))
            {
                left.Add($"{id} {state}");
            }
        }

        Assert.True(left.Count == 0, string.Join(", ", left));
    }

    private static AnalyticsQuery Details() => AnalyticsQuery.Of("ConversationDetails", ChaosFixture.Days);
}
