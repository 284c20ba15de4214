using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Export;

/// <summary>Splits an interval into the days of a time zone, including days of 23 and 25 hours.</summary>
internal static class DayPartitions
{
    /// <summary>
    /// Returns the days in order. Throws <c>PartitionNotWhole</c> if the interval has a part of a day, and <c>DayNotOver</c> if
    /// one is not over: a file that lacks hours must not look like a day.
    /// </summary>
    public static IReadOnlyList<DayPartition> Of(QueryInterval interval, TimeZoneInfo zone, DateTimeOffset now)
    {
        var days = new List<DayPartition>();
        DateOnly date = LocalDays.Of(interval.Start, zone);
        for (; LocalDays.Start(date, zone) < interval.End; date = date.AddDays(1))
        {
            var whole = new QueryInterval(LocalDays.Start(date, zone), LocalDays.Start(date.AddDays(1), zone));
            if (whole.Start < interval.Start)
            {
                throw ExportErrors.PartitionNotWhole(date, interval, zone);
            }

            if (whole.End > now)
            {
                throw ExportErrors.DayNotOver(date, zone);
            }

            if (whole.End > interval.End)
            {
                throw ExportErrors.PartitionNotWhole(date, interval, zone);
            }

            days.Add(new DayPartition(date, whole));
        }

        return days;
    }
}

/// <summary>One day of a time zone.</summary>
/// <param name="Day">Its date in the zone.</param>
/// <param name="Interval">From its midnight to the next.</param>
internal sealed record DayPartition(DateOnly Day, QueryInterval Interval);
