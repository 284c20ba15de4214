using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>Jobs that fail, expire and lose their cursors, and combinations of query and job.</summary>
public sealed class JobChaosTests
{
    /// <summary>Enough for two or three pages of a job's results.</summary>
    private static readonly SandboxOptions Large = new() { ConversationsPerDay = 250, RequestsPerMinute = 0 };
    private static readonly QueryInterval Week = ChaosFixture.Interval("2026-05-29T07:30:00Z", "2026-06-05T15:45:00Z");
    private const string Results = "/api/v2/analytics/conversations/details/jobs/*/results";
    private const string Status = "/api/v2/analytics/conversations/details/jobs/????????-*";

    [Fact]
    public async Task A_temporary_fault_costs_only_time()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Large);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, Week);
        long retries = 0;
        for (int seed = 1; seed <= 6; seed++)
        {
            // The start of a job is never repeated, except after a refusal by the rate limit.
            fixture.Server.ClearFaults();
            fixture.Server.AddChaos(new SandboxChaos { Seed = seed, Probability = 0.5, PathPattern = Status, MaxPerRequest = 4 });
            QueryRun run = await fixture.Read(ByJob()).ToEndAsync();
            run.AssertWhole(expected);
            Assert.All(run.Sources, s => Assert.Equal("Job", s));
            retries += run.Summary.Retries;
        }

        Assert.True(retries > 0);
    }

    [Theory]
    [InlineData("CursorRefused", Results, 0)]
    [InlineData("CursorRefused", Results, 1)]
    [InlineData("CursorGone", Results, 1)]
    [InlineData("JobExpires", Status, 1)]
    [InlineData("JobExpires", Results, 1)]
    public async Task Lost_results_are_read_once_more_from_the_same_job_started_again(string kind, string path, int skip)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Large);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, Week);
        fixture.Server.AddFault(kind, path, 1, skip, 0);

        QueryRun run = await fixture.Read(ByJob()).ToEndAsync();

        run.AssertWhole(expected);
        Assert.Equal(expected, run.Got);
        Assert.Equal(2, fixture.Transport.JobIds.Count);
    }

    [Theory]
    [InlineData("CursorRefused", Results, "CursorLost")]
    [InlineData("CursorGone", Results, "CursorLost")]
    [InlineData("JobExpires", Status, "JobExpired")]
    public async Task Results_that_are_lost_again_are_an_error(string kind, string path, string errorId)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Large);
        fixture.Server.AddFault(kind, path, 20, 1, 0);

        QueryRun run = await fixture.Read(ByJob()).ToEndAsync();

        Assert.Equal(errorId, run.Failure!.ErrorId);
        Assert.Equal((2, QueryOutcome.Failed), (fixture.Transport.JobIds.Count, run.Summary.Outcome));
    }

    [Fact]
    public async Task A_failed_job_gives_its_reason_and_is_not_repeated()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        fixture.Server.AddFault("JobFails", Status, 1, 1, 0);

        QueryRun run = await fixture.Read(ByJob()).ToEndAsync();

        Assert.Equal("JobFailed", run.Failure!.ErrorId);
        Assert.Contains("5003", run.Failure.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Transport.JobIds);
    }

    [Fact]
    public async Task All_faults_together()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Large);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, Week);
        int whole = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            fixture.AddChaos(
                seed,
                0.2,
                [.. SandboxChaos.Survivable, SandboxFaultKind.JobFails, SandboxFaultKind.JobExpires, SandboxFaultKind.CursorRefused, SandboxFaultKind.CursorGone]);
            QueryRun run = await fixture.Read(ByJob()).ToEndAsync();
            run.AssertHonest(expected);
            whole += run.Summary.Outcome == QueryOutcome.Complete ? 1 : 0;
        }

        Assert.InRange(whole, 1, 11);
    }

    [Fact]
    public async Task Overlaps_gives_the_results_of_a_job_and_the_end_of_its_data()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        QueryInterval morning = ChaosFixture.Interval("2026-06-03T08:00:00Z", "2026-06-03T10:00:00Z");
        IReadOnlyList<KnownConversation> expected = await SandboxContents.OverlappingAsync(fixture.Plain, morning);
        Assert.Contains(expected, k => k.Start < morning.Start);
        fixture.AddChaos(5, 0.3, SandboxFaultKind.CutBody);
        fixture.Server.AddFault("JobExpires", Status, 1, 1, 0);

        QueryRun past = await fixture.Read(Overlapping(morning)).ToEndAsync();
        QueryRun recent = await fixture.Read(Overlapping(ChaosFixture.Interval("2026-06-10T03:00:00Z", "2026-06-10T09:00:00Z"))).ToEndAsync();

        past.AssertWhole(expected);
        Assert.Equal(QueryOutcome.Incomplete, recent.Summary.Outcome);
        Assert.Contains("2026-06-10T0", recent.Summary.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(recent.Summary.Watermark?.Date, new DateTime(2026, 6, 10));
    }

    [Fact]
    public async Task Job_and_query_are_joined_at_the_end_of_the_data_of_jobs()
    {
        // All of it lies in the past, so that nothing changes: the data of jobs ends at noon of the 7th.
        var options = new SandboxOptions
        {
            ConversationsPerDay = 1900, RequestsPerMinute = 0, DataAvailabilityLag = TimeSpan.FromDays(3),
        };
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(options);
        QueryInterval days = ChaosFixture.Interval("2026-06-01T06:00:00Z", "2026-06-08T11:00:00Z");
        DateTimeOffset seam = ChaosFixture.Interval("2026-06-07T00:00:00Z", "2026-06-08T00:00:00Z").Start;
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, days);
        foreach (int seed in new[] { 1, 2 })
        {
            fixture.Server.ClearFaults();
            fixture.Server.AddChaos(new SandboxChaos { Seed = seed, Probability = 0.2, PathPattern = Status, MaxPerRequest = 4 });
            fixture.Server.AddChaos(new SandboxChaos { Seed = seed, Probability = 0.2, PathPattern = "*/query", MaxPerRequest = 4 });
            fixture.Server.AddFault("CursorGone", Results, 1, 3, 0);

            QueryRun run = await fixture.Read(Of(days, QueryMode.Auto)).ToEndAsync();

            run.AssertWhole(expected);
            Assert.Equal("Job, Query", run.Summary.Mode);
            Assert.Contains("by job until 2026-06-07T00:00Z", run.Summary.ModeReason, StringComparison.Ordinal);
            Assert.Equal(run.Got.Select(k => k.Start < seam ? "Job" : "Query"), run.Sources);
        }
    }

    [Fact]
    public async Task Descending_order_is_kept_too()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        fixture.AddChaos(2, 0.3);
        var time = new TimeForms { Interval = $"{ChaosFixture.Days}", Zone = TimeZoneInfo.Utc };
        AnalyticsQuery query = Analytics.Queries.QueryBuilder.Make(
            new Analytics.Queries.QueryInput("ConversationDetails") { Time = time, Order = "desc" }, TimeProvider.System);

        QueryRun all = await fixture.Read(query, throttle: 16).ToEndAsync();
        QueryRun newest = await fixture.Read(query, throttle: 16, first: 150).ToEndAsync();

        Assert.Equal(expected.Reverse(), all.Got);
        Assert.Equal(expected.Reverse().Take(150), newest.Got);
        Assert.Equal(QueryOutcome.Complete, all.Summary.Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_existing_job_is_received_from_a_cursor_without_gaps_or_duplicates(bool isLost)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(Large);
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, Week);
        var client = new JobClient(fixture.Session, QueryTypes.ConversationDetails, null);
        AnalyticsJob job = await new JobRun(client, new JobWaiter(client, null)).StartAsync(ByJob(), default);
        var got = new List<KnownConversation>();
        var first = new JobResultsReader(client, job, null);
        await foreach (IReadOnlyList<AnalyticsRecord> page in first.ReadPagesAsync(null, wait: true, default))
        {
            got.AddRange(page.Cast<AnalyticsConversation>().Select(c => new KnownConversation(c.ConversationId!, c.ConversationStart!.Value)));
            first.Taken(page.Count, first.Page!);
            break;
        }

        JobReceipt part = first.Summarize(null);
        Assert.Equal((QueryOutcome.Stopped, job.Id), (part.Outcome, part.Job.Id));
        if (isLost)
        {
            // More than once, as a prefetch of the first reader may reach the server only now.
            fixture.Server.AddFault("CursorRefused", Results, 10, 0, 0);
        }

        var second = new JobResultsReader(client, part.Job, null);
        Errors.JobException? lost = null;
        try
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in second.ReadPagesAsync(part.Cursor, wait: false, default))
            {
                got.AddRange(page.Cast<AnalyticsConversation>().Select(c => new KnownConversation(c.ConversationId!, c.ConversationStart!.Value)));
                second.Taken(page.Count, second.Page!);
            }
        }
        catch (Errors.JobException e)
        {
            lost = e;
        }

        // A new job would repeat the results of the first reader, so an error is the correct answer.
        Assert.Equal(isLost ? "CursorLost" : null, lost?.ErrorId);
        Assert.Equal(isLost ? expected.Take(got.Count) : expected, got);
        Assert.Single(fixture.Transport.JobIds);
    }

    private static AnalyticsQuery ByJob() => Of(Week, QueryMode.Job);

    private static AnalyticsQuery Of(QueryInterval interval, QueryMode mode) =>
        AnalyticsQuery.Of("ConversationDetails", interval) with { Mode = mode };

    private static AnalyticsQuery Overlapping(QueryInterval interval) =>
        AnalyticsQuery.Of("ConversationDetails", interval) with { Matching = QueryMatching.Overlaps };
}
