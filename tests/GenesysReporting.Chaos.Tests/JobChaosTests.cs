using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>Jobs that fail, expire and lose their cursors, and what the query and the job do together.</summary>
public sealed class JobChaosTests
{
    /// <summary>Enough for two pages of a job's results, or three.</summary>
    private static readonly SandboxOptions Large = new() { ConversationsPerDay = 250, RequestsPerMinute = 0 };
    private static readonly QueryInterval Week = ChaosFixture.Interval("2026-05-29T07:30:00Z", "2026-06-05T15:45:00Z");
    private const string Results = "/api/v2/analytics/conversations/details/jobs/*/results";
    private const string Status = "/api/v2/analytics/conversations/details/jobs/????????-*";

    [Fact]
    public async Task What_passes_costs_time_and_nothing_else()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Large);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, Week);
        long retries = 0;
        for (int seed = 1; seed <= 6; seed++)
        {
            // Starting a job is never repeated, but for what the rate limit turned away.
            bed.Server.ClearFaults();
            bed.Server.AddChaos(new SandboxChaos { Seed = seed, Probability = 0.5, PathPattern = Status, MaxPerRequest = 4 });
            Reading reading = await bed.Read(ByJob()).ToEndAsync();
            reading.IsWhole(expected);
            Assert.All(reading.Sources, s => Assert.Equal("Job", s));
            retries += reading.Summary.Retries;
        }

        Assert.True(retries > 0);
    }

    [Theory]
    [InlineData("CursorRefused", Results, 0)]
    [InlineData("CursorRefused", Results, 1)]
    [InlineData("CursorGone", Results, 1)]
    [InlineData("JobExpires", Status, 1)]
    [InlineData("JobExpires", Results, 1)]
    public async Task Lost_results_are_made_good_once_by_the_same_job_started_again(string kind, string path, int skip)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Large);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, Week);
        bed.Server.AddFault(kind, path, 1, skip, 0);

        Reading reading = await bed.Read(ByJob()).ToEndAsync();

        reading.IsWhole(expected);
        Assert.Equal(expected, reading.Got);
        Assert.Equal(2, bed.Transport.JobIds.Count);
    }

    [Theory]
    [InlineData("CursorRefused", Results, "CursorLost")]
    [InlineData("CursorGone", Results, "CursorLost")]
    [InlineData("JobExpires", Status, "JobExpired")]
    public async Task Results_that_are_lost_again_are_an_error(string kind, string path, string errorId)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Large);
        bed.Server.AddFault(kind, path, 20, 1, 0);

        Reading reading = await bed.Read(ByJob()).ToEndAsync();

        Assert.Equal(errorId, reading.Failure!.ErrorId);
        Assert.Equal((2, QueryOutcome.Failed), (bed.Transport.JobIds.Count, reading.Summary.Outcome));
    }

    [Fact]
    public async Task A_job_that_fails_says_why_and_is_not_tried_again()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync();
        bed.Server.AddFault("JobFails", Status, 1, 1, 0);

        Reading reading = await bed.Read(ByJob()).ToEndAsync();

        Assert.Equal("JobFailed", reading.Failure!.ErrorId);
        Assert.Contains("5003", reading.Failure.Message, StringComparison.Ordinal);
        Assert.Single(bed.Transport.JobIds);
    }

    [Fact]
    public async Task All_of_them_together()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Large);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, Week);
        int whole = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            bed.Misbehave(
                seed,
                0.2,
                [.. SandboxChaos.Survivable, SandboxFaultKind.JobFails, SandboxFaultKind.JobExpires, SandboxFaultKind.CursorRefused, SandboxFaultKind.CursorGone]);
            Reading reading = await bed.Read(ByJob()).ToEndAsync();
            reading.IsHonest(expected);
            whole += reading.Summary.Outcome == QueryOutcome.Complete ? 1 : 0;
        }

        Assert.InRange(whole, 1, 11);
    }

    [Fact]
    public async Task Overlaps_gives_what_a_job_finds_and_says_where_its_data_ends()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync();
        QueryInterval morning = ChaosFixture.Interval("2026-06-03T08:00:00Z", "2026-06-03T10:00:00Z");
        IReadOnlyList<Known> expected = await Truth.OverlappingAsync(bed.Plain, morning);
        Assert.Contains(expected, k => k.Start < morning.Start);
        bed.Misbehave(5, 0.3, SandboxFaultKind.CutBody);
        bed.Server.AddFault("JobExpires", Status, 1, 1, 0);

        Reading past = await bed.Read(Overlapping(morning)).ToEndAsync();
        Reading recent = await bed.Read(Overlapping(ChaosFixture.Interval("2026-06-10T03:00:00Z", "2026-06-10T09:00:00Z"))).ToEndAsync();

        past.IsWhole(expected);
        Assert.Equal(QueryOutcome.Incomplete, recent.Summary.Outcome);
        Assert.Contains("2026-06-10T0", recent.Summary.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(recent.Summary.Watermark?.Date, new DateTime(2026, 6, 10));
    }

    [Fact]
    public async Task Job_and_query_are_stitched_where_the_data_of_jobs_ends()
    {
        // All of it lies in the past, so that nothing moves: the data of jobs ends on the noon of the 7th.
        var options = new SandboxOptions
        {
            ConversationsPerDay = 1900, RequestsPerMinute = 0, DataAvailabilityLag = TimeSpan.FromDays(3),
        };
        await using ChaosFixture bed = await ChaosFixture.StartAsync(options);
        QueryInterval days = ChaosFixture.Interval("2026-06-01T06:00:00Z", "2026-06-08T11:00:00Z");
        DateTimeOffset seam = ChaosFixture.Interval("2026-06-07T00:00:00Z", "2026-06-08T00:00:00Z").Start;
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, days);
        foreach (int seed in new[] { 1, 2 })
        {
            bed.Server.ClearFaults();
            bed.Server.AddChaos(new SandboxChaos { Seed = seed, Probability = 0.2, PathPattern = Status, MaxPerRequest = 4 });
            bed.Server.AddChaos(new SandboxChaos { Seed = seed, Probability = 0.2, PathPattern = "*/query", MaxPerRequest = 4 });
            bed.Server.AddFault("CursorGone", Results, 1, 3, 0);

            Reading reading = await bed.Read(Of(days, QueryMode.Auto)).ToEndAsync();

            reading.IsWhole(expected);
            Assert.Equal("Job, Query", reading.Summary.Mode);
            Assert.Contains("by job until 2026-06-07T00:00Z", reading.Summary.ModeReason, StringComparison.Ordinal);
            Assert.Equal(reading.Got.Select(k => k.Start < seam ? "Job" : "Query"), reading.Sources);
        }
    }

    [Fact]
    public async Task Newest_first_comes_in_order_too()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync();
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        bed.Misbehave(2, 0.3);
        var time = new TimeForms { Interval = $"{ChaosFixture.Days}", Zone = TimeZoneInfo.Utc };
        AnalyticsQuery query = Analytics.Queries.QueryBuilder.Make(
            new Analytics.Queries.QueryInput("ConversationDetails") { Time = time, Order = "desc" }, TimeProvider.System);

        Reading all = await bed.Read(query, throttle: 16).ToEndAsync();
        Reading newest = await bed.Read(query, throttle: 16, first: 150).ToEndAsync();

        Assert.Equal(expected.Reverse(), all.Got);
        Assert.Equal(expected.Reverse().Take(150), newest.Got);
        Assert.Equal(QueryOutcome.Complete, all.Summary.Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_somebody_has_is_received_from_a_cursor_without_gap_or_double(bool isLost)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(Large);
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, Week);
        var client = new JobClient(bed.Session, QueryTypes.ConversationDetails, null);
        AnalyticsJob job = await new JobRun(client, new JobWaiter(client, null)).StartAsync(ByJob(), default);
        var got = new List<Known>();
        var first = new JobResultsReader(client, job, null);
        await foreach (IReadOnlyList<AnalyticsRecord> page in first.ReadPagesAsync(null, wait: true, default))
        {
            got.AddRange(page.Cast<AnalyticsConversation>().Select(c => new Known(c.ConversationId!, c.ConversationStart!.Value)));
            first.Taken(page.Count, first.Page!);
            break;
        }

        JobReceipt part = first.Summarize(null);
        Assert.Equal((QueryOutcome.Stopped, job.Id), (part.Outcome, part.Job.Id));
        if (isLost)
        {
            // More than once: what the first reader had asked for ahead may reach the server as late as now.
            bed.Server.AddFault("CursorRefused", Results, 10, 0, 0);
        }

        var second = new JobResultsReader(client, part.Job, null);
        Errors.JobException? lost = null;
        try
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in second.ReadPagesAsync(part.Cursor, wait: false, default))
            {
                got.AddRange(page.Cast<AnalyticsConversation>().Select(c => new Known(c.ConversationId!, c.ConversationStart!.Value)));
                second.Taken(page.Count, second.Page!);
            }
        }
        catch (Errors.JobException e)
        {
            lost = e;
        }

        // Started again it would give once more what the first reader has: an error is the honest answer.
        Assert.Equal(isLost ? "CursorLost" : null, lost?.ErrorId);
        Assert.Equal(isLost ? expected.Take(got.Count) : expected, got);
        Assert.Single(bed.Transport.JobIds);
    }

    private static AnalyticsQuery ByJob() => Of(Week, QueryMode.Job);

    private static AnalyticsQuery Of(QueryInterval interval, QueryMode mode) =>
        AnalyticsQuery.Of("ConversationDetails", interval) with { Mode = mode };

    private static AnalyticsQuery Overlapping(QueryInterval interval) =>
        AnalyticsQuery.Of("ConversationDetails", interval) with { Matching = QueryMatching.Overlaps };
}
