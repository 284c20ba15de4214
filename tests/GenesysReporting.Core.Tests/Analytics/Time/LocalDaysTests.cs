using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Tests.Analytics.Time;

public class LocalDaysTests
{
    /// <summary>Zones whose clocks change at midnight, over midnight, by half an hour, or not at all, and one that skipped a day.</summary>
    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/New_York")]
    [InlineData("America/Havana")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("America/St_Johns")]
    [InlineData("Africa/Cairo")]
    [InlineData("Asia/Amman")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Atlantic/Azores")]
    [InlineData("Pacific/Apia")]
    public void Days_follow_each_other_without_a_gap(string name)
    {
        TimeZoneInfo zone = TimeZones.Find(name);
        DateTimeOffset from = new(2010, 1, 1, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] starts = [.. LocalDays.Between(from, from.AddDays(1100), zone)];

        Assert.InRange(starts.Length, 1099, 1100);
        Assert.All(starts.Zip(starts.Skip(1)), days =>
        {
            Assert.InRange((days.Second - days.First).TotalHours, 22.5, 25.5);
            DateOnly day = LocalDays.Of(days.First, zone);
            Assert.Equal(days.First, LocalDays.Start(day, zone));
            Assert.Equal(day, LocalDays.Of(days.Second.AddTicks(-1), zone));
            Assert.True(LocalDays.Of(days.Second, zone) > day);
        });
    }

    [Fact]
    public void A_start_is_not_between() =>
        Assert.Equal([At(2)], LocalDays.Between(At(1), At(3), TimeZoneInfo.Utc));

    [Fact]
    public void Times_far_from_the_platforms_data_are_not_cut()
    {
        Assert.Empty(LocalDays.Between(DateTimeOffset.MinValue, At(1), TimeZoneInfo.Utc));
        Assert.Empty(LocalDays.Between(At(1), DateTimeOffset.MaxValue, TimeZoneInfo.Utc));
        Assert.Equal(new DateOnly(9999, 12, 31), LocalDays.Of(DateTimeOffset.MaxValue, TimeZoneInfo.Utc));
    }

    private static DateTimeOffset At(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);
}
