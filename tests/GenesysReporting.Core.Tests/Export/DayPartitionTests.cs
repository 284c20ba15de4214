using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Export;

namespace GenesysReporting.Tests.Export;

public class DayPartitionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-28/2026-03-31", "Europe/Paris", "24 23 24")]
    [InlineData("2026-10-24/2026-10-27", "Europe/Paris", "24 25 24")]
    [InlineData("2026-11-01/2026-11-02", "America/New_York", "25")]
    [InlineData("2026-11-18/2026-11-20", "Asia/Kolkata", "24 24")]
    // Midnight is skipped there in spring: the day begins at one.
    [InlineData("2026-09-05/2026-09-08", "America/Santiago", "24 23 24")]
    public void Days_are_those_of_the_zone(string dates, string zoneId, string hours)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        QueryInterval interval = QueryInterval.Parse(dates, zone);

        IReadOnlyList<DayPartition> days = DayPartitions.Of(interval, zone, Now);

        Assert.Equal(hours, string.Join(' ', days.Select(d => (d.Interval.End - d.Interval.Start).TotalHours)));
        Assert.Equal(interval.Start, days[0].Interval.Start);
        Assert.Equal(interval.End, days[^1].Interval.End);
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.Interval.End, pair.Second.Interval.Start));
        Assert.Equal(dates.Split('/')[0], days[0].Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-11-01T01:00Z/2026-11-03T00:00Z", "PartitionNotWhole")]
    [InlineData("2026-11-01T00:00Z/2026-11-02T23:00Z", "PartitionNotWhole")]
    [InlineData("2026-11-19T00:00Z/2026-11-21T00:00Z", "DayNotOver")]
    [InlineData("2026-11-20T00:00Z/2026-11-20T10:00Z", "DayNotOver")]
    public void A_part_of_a_day_is_refused(string interval, string errorId)
    {
        InputException error = Assert.Throws<InputException>(() =>
            DayPartitions.Of(QueryInterval.Parse(interval, TimeZoneInfo.Utc), TimeZoneInfo.Utc, Now));

        Assert.Equal(errorId, error.ErrorId);
    }
}
