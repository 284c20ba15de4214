using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>Whoever stops, at whatever moment, leaves nothing running: no request, no job, no exception that nobody saw.</summary>
public sealed class StoppingTests
{
    private static readonly SandboxOptions Slow = new()
    {
        ConversationsPerDay = 45, RequestsPerMinute = 0, Latency = TimeSpan.FromSeconds(3), JobPolls = 4,
    };

    // The few seconds that a job's end may take must be enough on a machine that is busy.
    private const int JobPace = 20;

    private const string Jobs = "/api/v2/analytics/conversations/details/jobs";

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task A_query_that_is_cancelled_ends_with_its_requests(int throttle)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        for (int seed = 1; seed <= 12; seed++)
        {
            bed.Misbehave(seed, 0.3);
            await StopAsync(bed, bed.Read(Details(), throttle), seed * 4);
        }

        bed.Server.ClearFaults();
        (await bed.Read(Details(), throttle).ToEndAsync()).IsWhole(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task A_consumer_that_has_enough_ends_what_was_read_ahead(int throttle)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        for (int pages = 1; pages <= 4; pages++)
        {
            Reading reading = bed.Read(Details(), throttle);

            await Assert.ThrowsAsync<InvalidOperationException>(
                () => reading.ToEndAsync(after => _ = after == pages ? throw new InvalidOperationException("enough") : 0));

            Assert.Equal(0, bed.Transport.UnderWay);
            Assert.Equal(expected.Take(reading.Got.Count), reading.Got);
        }
    }

    [Fact]
    public async Task What_was_read_ahead_of_a_job_ends_too()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow with { ConversationsPerDay = 300, JobPolls = 1 });

        Reading reading = bed.Read(Details() with { Mode = QueryMode.Job });
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => reading.ToEndAsync(_ => throw new InvalidOperationException("enough")));

        Assert.Equal(0, bed.Transport.UnderWay);
        Assert.InRange(reading.Got.Count, 500, 1000);
    }

    [Fact]
    public async Task The_first_so_many_cost_no_page_more_at_any_concurrency()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        foreach (long first in new long[] { 1, 60, 150, 290 })
        {
            bed.Server.ClearRequests();
            Reading reading = await bed.Read(Details(), throttle: 16, first: first).ToEndAsync();

            Assert.Equal(expected.Take((int)first), reading.Got);
            Assert.Equal((QueryOutcome.Stopped, 0), (reading.Summary.Outcome, bed.Transport.UnderWay));

            // The first day is trimmed to its afternoon, so a page or two go into that.
            Assert.InRange(bed.Server.Requests.Count, (int)(first / 100) + 1, (int)(first / 100) + 3);
        }
    }

    [Fact]
    public async Task A_job_of_ones_own_does_not_go_on_for_nobody()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow with { Latency = TimeSpan.FromSeconds(0.3) }, pace: JobPace);
        for (int seed = 1; IsToGoOn(bed, seed, 12); seed++)
        {
            // Also while a job that had to be started again is waited for.
            bed.Server.ClearFaults();
            bed.Server.AddFault("CursorGone", "*/results", seed % 2, 0, 0);
            await StopAsync(bed, bed.Read(Details() with { Mode = QueryMode.Job }), seed * 25);
        }

        Assert.NotEmpty(bed.Transport.JobIds);
        await AllEndedAsync(bed, Jobs);
    }

    [Fact]
    public async Task Nor_does_one_of_aggregates()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow with { Latency = TimeSpan.FromSeconds(0.3) }, pace: JobPace);
        AnalyticsQuery query = QueryBuilder.Make(
            new QueryInput("UserAggregates")
            {
                Time = new TimeForms { Interval = $"{ChaosFixture.Days}", Zone = TimeZones.Find("Europe/Paris") },
                Metrics = ["tSystemPresence"],
                GroupBy = ["userId"],
                Mode = QueryMode.Job,
            },
            TimeProvider.System);
        for (int seed = 1; IsToGoOn(bed, seed, 6); seed++)
        {
            await StopAsync(bed, bed.Read(query), seed * 30);
        }

        Assert.NotEmpty(bed.Transport.JobIds);
        await AllEndedAsync(bed, "/api/v2/analytics/users/aggregates/jobs");
    }

    [Fact]
    public async Task No_exception_is_left_that_nobody_saw()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Slow);
        for (int seed = 1; seed <= 8; seed++)
        {
            bed.Misbehave(seed, 0.8, SandboxFaultKind.InternalServerError, SandboxFaultKind.NotJson, SandboxFaultKind.CursorGone);
            await bed.Read(Details(), 16).ToEndAsync();
            await bed.Read(Details() with { Mode = QueryMode.Job }).ToEndAsync();
            await StopAsync(bed, bed.Read(Details(), 16), seed * 3);
        }

        Assert.Empty(Unobserved.Find());
    }

    /// <summary>So many stops, and on a slow machine, on which all of them came before the first job, later ones until one does.</summary>
    private static bool IsToGoOn(ChaosFixture bed, int seed, int stops) => seed <= stops || (bed.Transport.JobIds.IsEmpty && seed <= 1000);

    /// <summary>Stops a reading after so many milliseconds, which may be before it begins or after it ended.</summary>
    private static async Task StopAsync(ChaosFixture bed, Reading reading, int after)
    {
        using var stop = new CancellationTokenSource(after);
        try
        {
            await reading.ToEndAsync(null, stop.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Equal(QueryOutcome.Stopped, reading.Summary.Outcome);
        }

        Assert.Equal(0, bed.Transport.UnderWay);
    }

    /// <summary>Also those whose id came in the very moment of the stop.</summary>
    private static async Task AllEndedAsync(ChaosFixture bed, string jobs)
    {
        var left = new List<string>();
        foreach (string id in bed.Transport.JobIds)
        {
            string state = (await bed.Plain.GetAsync($"{jobs[1..]}/{id}")).GetProperty("state").GetString()!;
            if (state is not ("CANCELLED" or "FULFILLED"))
            {
                left.Add($"{id} {state}");
            }
        }

        Assert.True(left.Count == 0, string.Join(", ", left));
    }

    private static AnalyticsQuery Details() => AnalyticsQuery.Of("ConversationDetails", ChaosFixture.Days);
}
