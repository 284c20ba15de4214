using GenesysReporting.Analytics.Time;
using GenesysReporting.Export;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Export;

/// <summary>An export whose time is over leaves what it has, and the next one resumes it.</summary>
public class TimeOverTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Day, Day.AddDays(9));

    private readonly CrashingDisk _disk = new(new Random(1));
    private readonly DayMatchingPlatform _platform = new(
        [.. Enumerable.Range(0, 500).Select(i => (ExactlyOnceTests.Id(i), Day.AddMinutes(i * 25.9)))]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_has_come_is_kept_and_the_rest_follows(int pages)
    {
        (ConversationExport export, ExportSummary stopped) = await Begin().RunUntilAsync(Interval, pages);

        Assert.Equal(ExportOutcome.TimeOver, stopped.Outcome);
        Assert.InRange(stopped.Conversations, 1, 499);
        Assert.Contains($"has {stopped.Conversations} conversations", export.Kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Exporting.File, _disk.Names);

        ExportSummary whole = await Begin().RunAsync(Interval);
        Assert.Equal((ExportOutcome.Complete, true, 500L), (whole.Outcome, whole.Resumed, whole.Conversations));
        Assert.Equal(500, Begin().Ids().Distinct().Count());
        Assert.Equal(500, Begin().Ids().Count);
    }

    [Fact]
    public async Task A_user_who_stops_it_gets_no_summary_even_if_the_time_is_over_too()
    {
        ConversationExport export = await Begin().PlanAsync(Interval);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => export.RunAsync(null, null, null, stop.Token, stop.Token));
    }

    private Exporting Begin()
    {
        var exporting = new Exporting(_platform.Respond, _disk);
        exporting.Options = exporting.Options with { ThrottleLimit = 1 };
        return exporting;
    }
}
