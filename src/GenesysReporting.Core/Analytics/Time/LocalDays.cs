namespace GenesysReporting.Analytics.Time;

/// <summary>The days of a time zone: those on which its clock is changed have 23 or 25 hours.</summary>
internal static class LocalDays
{
    // The years in which a wall-clock time can be placed, with one to spare at each end.
    private const int FirstYear = 1991;
    private const int LastYear = 2199;

    /// <summary>Returns the first instant of a date in a zone, which is not always midnight.</summary>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone) => TimePoint.Of(day.ToDateTime(TimeOnly.MinValue)).In(zone);

    /// <summary>
    /// Returns the date of a time in a zone. Where a clock is set back over midnight, the date that has begun stays until its end.
    /// </summary>
    public static DateOnly Of(DateTimeOffset time, TimeZoneInfo zone)
    {
        DateOnly day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        while (IsPlaced(time) && Start(day.AddDays(1), zone) <= time)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Returns the starts of the days between two times, in order; none for times that are far from the platform's data.</summary>
    public static IEnumerable<DateTimeOffset> Between(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        if (!IsPlaced(from) || !IsPlaced(to))
        {
            yield break;
        }

        DateOnly day = Of(from, zone).AddDays(1);
        for (DateTimeOffset last = from; Start(day, zone) is var start && start < to; day = day.AddDays(1))
        {
            // A date that a zone skipped begins with the next one.
            if (start > last)
            {
                yield return last = start;
            }
        }
    }

    private static bool IsPlaced(DateTimeOffset time) => time.Year is >= FirstYear and <= LastYear;
}
