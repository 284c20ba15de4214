using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Export;

/// <summary>However often the machine dies, the file holds each conversation once, in order.</summary>
public class ExactlyOnceTests
{
    private const int Conversations = 700;
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    // Two slices, and conversations outside the interval that the platform matches too.
    private static readonly QueryInterval Interval = new(Day.AddHours(3), Day.AddDays(9).AddHours(5));

    private static readonly (string Id, DateTimeOffset Start)[] All =
    [
        .. Enumerable.Range(0, Conversations).Select(i => (Id: Id(i), Start: Day.AddMinutes(i * 19.7))),
    ];

    private static readonly string[] Expected = [.. All.Where(c => Interval.Contains(c.Start)).Select(c => c.Id)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Dying_at_any_operation_neither_loses_nor_duplicates(int seed)
    {
        var random = new Random(seed);
        var disk = new CrashingDisk(random);
        bool byJob = seed % 3 == 2;
        bool isRare = seed % 7 == 0;
        var platform = new DayMatchingPlatform(All);
        var jobs = new JobPlatform(All, pageSize: 60);
        var exporting = new Exporting(byJob ? jobs.Respond : platform.Respond, disk)
        {
            Mode = byJob ? QueryMode.Job : QueryMode.Query,
        };
        exporting.Options = exporting.Options with
        {
            Format = seed % 4 == 3 ? ExportFormat.Parquet : seed % 2 == 0 ? ExportFormat.Csv : ExportFormat.JsonLines,
            Compress = seed % 5 < 2 && seed % 4 != 3,
            CheckpointInterval = isRare ? TimeSpan.FromHours(1) : TimeSpan.Zero,
            ThrottleLimit = 1 + (seed % 4),
        };

        int deaths = 0;
        while (!await TryAsync(exporting, disk, random.Next(10, isRare ? 4000 : 900)))
        {
            Assert.True(++deaths < 500, "The export never ends.");
            disk.Restart(powerFailed: random.Next(2) == 0);
        }

        Assert.Equal(Expected, exporting.Ids());
        Assert.Equal([Exporting.File], disk.Names);
    }

    /// <summary>Dies at each single operation of a short export, in each way.</summary>
    [Theory]
    [InlineData(false, ExportFormat.JsonLines)]
    [InlineData(true, ExportFormat.JsonLines)]
    [InlineData(false, ExportFormat.Parquet)]
    [InlineData(true, ExportFormat.Parquet)]
    public async Task Every_single_operation_may_be_the_last(bool powerFails, ExportFormat format)
    {
        var interval = new QueryInterval(Day, Day.AddDays(3));
        string[] expected = [.. All.Where(c => interval.Contains(c.Start)).Select(c => c.Id)];
        for (int at = 0; ; at++)
        {
            var disk = new CrashingDisk(new Random(at));
            var exporting = new Exporting(new DayMatchingPlatform(All).Respond, disk);
            exporting.Options = exporting.Options with { Format = format };
            disk.DieAfter(at);
            bool survived = await SurvivesAsync(() => exporting.RunAsync(interval));
            disk.Restart(powerFails);
            if (!survived)
            {
                await exporting.RunAsync(interval);
                Assert.Equal([Exporting.File], disk.Names);
            }

            // A file that was reported as finished exists, even if the power fails at once.
            Assert.Equal(expected, exporting.Ids());
            if (survived)
            {
                Assert.True(at > 100, "Too few operations to be a proof.");
                return;
            }
        }
    }

    [Fact]
    public async Task What_was_written_is_not_fetched_again()
    {
        var disk = new CrashingDisk(new Random(1));
        var platform = new DayMatchingPlatform(All);
        int pages = 0;
        bool isDown = true;
        var exporting = new Exporting(
            request => isDown && ++pages > 4 ? Answer.Json(503, "{}") : platform.Respond(request), disk);
        exporting.Options = exporting.Options with { ThrottleLimit = 1 };

        await Assert.ThrowsAnyAsync<GenesysException>(() => exporting.RunAsync(Interval));
        isDown = false;
        platform.Bodies.Clear();
        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.Equal(Expected, exporting.Ids());
        Assert.True(summary.Resumed);
        // The last page again, to check whether pages moved; then the rest: pages 5 and 6 of the first slice, 2 of the second.
        Assert.Equal([4, 5, 6, 1, 2], platform.Bodies.Select(PageOf));
    }

    [Fact]
    public async Task Pages_that_moved_in_the_meantime_are_read_again_and_new_records_come_once()
    {
        var disk = new CrashingDisk(new Random(1));
        List<(string Id, DateTimeOffset Start)> all = [.. All];
        int pages = 0;
        bool isDown = true;
        var exporting = new Exporting(
            request => isDown && ++pages > 3 ? Answer.Json(503, "{}") : new DayMatchingPlatform(all).Respond(request), disk);
        exporting.Options = exporting.Options with { ThrottleLimit = 1 };

        await Assert.ThrowsAnyAsync<GenesysException>(() => exporting.RunAsync(Interval));
        isDown = false;
        (string Id, DateTimeOffset Start) late = (Id(9999), Day.AddHours(4));
        all.Insert(0, late);
        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.Equal([.. Expected.Append(late.Id).Order()], exporting.Ids().Order());
        Assert.Equal(ExportOutcome.Complete, summary.Outcome);
        Assert.Equal(Expected.Length + 1, summary.Conversations);
    }

    [Fact]
    public async Task A_job_is_resumed_at_its_cursor()
    {
        var jobs = new JobPlatform(All, pageSize: 50);
        Exporting exporting = await BreakOffAsync(jobs);

        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.Equal(Expected, exporting.Ids());
        Assert.Equal(1, jobs.Submitted);
        Assert.Equal(jobs.Asked.Distinct(), jobs.Asked);
        Assert.Equal("Job", summary.Mode);
    }

    [Fact]
    public async Task A_job_that_is_gone_is_started_again_and_nothing_comes_twice()
    {
        var jobs = new JobPlatform(All, pageSize: 50);
        Exporting exporting = await BreakOffAsync(jobs);

        jobs.ForgetJobs();
        await exporting.RunAsync(Interval);

        Assert.Equal(Expected, exporting.Ids());
        Assert.Equal(2, jobs.Submitted);
    }

    [Fact]
    public async Task Conversations_without_an_id_come_once_too()
    {
        var disk = new CrashingDisk(new Random(1));
        int pages = 0;
        bool isDown = true;
        TransportResponse Respond(TransportRequest request)
        {
            int page = PageOf(request.Text());
            return isDown && ++pages > 2
                ? Answer.Json(503, "{}")
                : Answer.Json(200, $$"""{"totalHits":300,"conversations":[{{string.Join(',', Enumerable.Range(0, 100).Select(i => Record(page, i)))}}]}""");
        }

        static string Record(int page, int i) => i % 10 == 0
            ? $$"""{"externalTag":"{{page}}-{{i}}"}"""
            : $$"""{"conversationId":"{{Id((page * 100) + i)}}"}""";

        var exporting = new Exporting(Respond, disk);
        exporting.Options = exporting.Options with { ThrottleLimit = 1 };
        await Assert.ThrowsAnyAsync<GenesysException>(() => exporting.RunAsync(new QueryInterval(Day, Day.AddDays(1))));
        isDown = false;
        ExportSummary summary = await exporting.RunAsync(new QueryInterval(Day, Day.AddDays(1)));

        string[] lines = exporting.Text().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(300, lines.Length);
        Assert.Equal(300, lines.Distinct().Count());
        Assert.Equal(300, summary.Conversations);
    }

    internal static int PageOf(string body) =>
        System.Text.Json.Nodes.JsonNode.Parse(body)!["paging"]!["pageNumber"]!.GetValue<int>();

    internal static string Id(int number) => $"{number:00000000}-0000-4000-8000-000000000000";

    private static async Task<bool> TryAsync(Exporting exporting, CrashingDisk disk, int operations)
    {
        disk.DieAfter(operations);
        return await SurvivesAsync(() => exporting.RunAsync(Interval));
    }

    /// <summary>Returns an export by job that a failing service has ended after some pages; the service works again.</summary>
    private static async Task<Exporting> BreakOffAsync(JobPlatform jobs)
    {
        bool isDown = true;
        var exporting = new Exporting(
            request => isDown && jobs.Asked.Count >= 6 ? Answer.Json(503, "{}") : jobs.Respond(request),
            new CrashingDisk(new Random(1))) { Mode = QueryMode.Job };
        await Assert.ThrowsAnyAsync<GenesysException>(() => exporting.RunAsync(Interval));
        isDown = false;
        return exporting;
    }

    private static async Task<bool> SurvivesAsync(Func<Task> run)
    {
        try
        {
            await run();
            return true;
        }
        catch (MachineDiedException)
        {
            return false;
        }
    }
}
