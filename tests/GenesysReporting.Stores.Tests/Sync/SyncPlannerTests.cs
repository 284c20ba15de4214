using System.Globalization;

namespace GenesysReporting.Stores.Tests;

/// <summary>The days that a run chooses.</summary>
public sealed class SyncPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 3, 0, 0, TimeSpan.Zero);
    private static readonly StoreInfo Info = new() { Since = new DateOnly(2026, 6, 5), Data = [StoreData.Conversations] };

    [Fact]
    public void A_new_store_needs_every_day_by_job_as_far_as_jobs_reach() => Assert.Equal(
        "05 job, 06 job, 07 job, 08 job, 09 query, 10 query to 03:00", Plan([], watermark: Now.AddHours(-6)));

    [Fact]
    public void Without_jobs_the_query_has_all() => Assert.Equal(
        "05 query, 06 query, 07 query, 08 query, 09 query, 10 query to 03:00", Plan([], watermark: null));

    /// <summary>5 June was fetched three days after its end, and 6 June an hour less.</summary>
    [Fact]
    public void A_day_is_final_when_it_was_fetched_at_the_age_of_the_look_back() => Assert.Equal(
        "08 job+, 09 query, 10 query to 03:00, 06 job+, 07 job+",
        Plan([Day(5, "2026-06-09T00:00:00Z"), Day(6, "2026-06-09T23:00:00Z"), Day(7, "2026-06-09T23:00:00Z")], Now.AddHours(-6)));

    /// <summary>However late it was fetched: the data of jobs had not passed it then.</summary>
    [Fact]
    public void A_day_is_not_final_before_the_data_of_jobs_have_passed_it() => Assert.StartsWith(
        "06 job, 07 job, 08 job, 09 query, 10 query to 03:00, 05 job", Plan([Day(5, "2026-06-09T00:00:00Z") with { Watermark = Day(5, "2026-06-09T00:00:00Z").End.AddHours(-1) }], Now.AddHours(-6)), StringComparison.Ordinal);

    /// <summary>A job returns the state at the watermark, which was an hour short of three days.</summary>
    [Fact]
    public void A_day_is_as_old_as_the_data_of_its_job() => Assert.StartsWith(
        "06 job, 07 job, 08 job, 09 query, 10 query to 03:00, 05 job",
        Plan([Day(5, "2026-06-09T06:00:00Z") with { Watermark = new DateTimeOffset(2026, 6, 8, 23, 0, 0, TimeSpan.Zero) }], Now.AddHours(-6)),
        StringComparison.Ordinal);

    [Fact]
    public void Gaps_are_not_asked_for_and_failed_days_are() => Assert.Equal(
        "06 job, 07 job, 08 job, 09 query, 10 query to 03:00",
        Plan([Day(5, null) with { State = StoredDayState.Gap }, Day(6, "2026-06-06T03:00:00Z") with { State = StoredDayState.Partial, Failure = "503" }], Now.AddHours(-6)));

    [Fact]
    public void The_newest_days_may_come_first() => Assert.StartsWith(
        "10 query to 03:00, 09", Plan([], Now.AddHours(-6), new SyncOptions { Newest = true }), StringComparison.Ordinal);

    /// <summary>A half-hour that is not over would be counted as if it were.</summary>
    [Theory]
    [InlineData("2026-06-10T03:29:00Z", "10 query to 03:00")]
    [InlineData("2026-06-10T00:29:59Z", "")]
    [InlineData("2026-06-10T00:30:00Z", "10 query to 00:30")]
    public void Figures_end_with_a_whole_half_hour(string now, string expected)
    {
        var info = new StoreInfo { Since = new DateOnly(2026, 6, 10), Data = [StoreData.QueueIntervals] };

        Assert.Equal(expected, Text(SyncPlanner.Plan(info, [], new SyncOptions(), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), null)));
    }

    private static string Plan(StoredDay[] known, DateTimeOffset? watermark, SyncOptions? options = null) =>
        Text(SyncPlanner.Plan(Info, known, options ?? new SyncOptions(), Now, watermark));

    private static string Text(IReadOnlyList<SyncDay> plan) => string.Join(", ", plan.Select(d => string.Create(
        CultureInfo.InvariantCulture,
        $"{d.Day:dd} {(d.ByJob ? "job" : "query")}{(d.WithEarlier ? "+" : string.Empty)}{(d.IsWhole ? string.Empty : $" to {d.End:HH:mm}")}")));

    private static StoredDay Day(int day, string? fetched) => new(StoreData.Conversations, new DateOnly(2026, 6, day))
    {
        State = StoredDayState.Finished,
        FetchedAt = fetched is null ? null : DateTimeOffset.Parse(fetched, CultureInfo.InvariantCulture),
        Watermark = fetched is null ? null : DateTimeOffset.Parse(fetched, CultureInfo.InvariantCulture),
    };
}
