namespace GenesysReporting.Analytics.Time;

/// <summary>Finds where periods of the calendar start and end.</summary>
internal static class Periods
{
    /// <summary>Returns the interval of a period.</summary>
    /// <param name="period">The period.</param>
    /// <param name="now">The present time; a period that is not over ends there.</param>
    /// <param name="zone">The time zone whose midnights count.</param>
    public static QueryInterval Find(QueryPeriod period, DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTime today = TimeZoneInfo.ConvertTime(now, zone).Date;
        DateTime monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        DateTime first = new(today.Year, today.Month, 1);
        return period switch
        {
            QueryPeriod.Today => UntilNow(today),
            QueryPeriod.Yesterday => Whole(today.AddDays(-1), today),
            QueryPeriod.ThisWeek => UntilNow(monday),
            QueryPeriod.LastWeek => Whole(monday.AddDays(-7), monday),
            QueryPeriod.ThisMonth => UntilNow(first),
            QueryPeriod.LastMonth => Whole(first.AddMonths(-1), first),
            QueryPeriod.Last7Days => Whole(today.AddDays(-7), today),
            QueryPeriod.Last30Days => Whole(today.AddDays(-30), today),
            QueryPeriod.LastHour => HourBefore(Buckets.Floor(now, "PT1H", zone)),
            _ => throw new ArgumentOutOfRangeException(nameof(period)),
        };

        QueryInterval Whole(DateTime start, DateTime end) => new(TimePoint.Of(start).In(zone), TimePoint.Of(end).In(zone));

        static QueryInterval HourBefore(DateTimeOffset end) => new(end.AddHours(-1), end);

        QueryInterval UntilNow(DateTime start)
        {
            // In the very second of midnight the period would be empty, which no interval may be.
            DateTimeOffset from = TimePoint.Of(start).In(zone);
            return new QueryInterval(from, now > from ? now : from.AddSeconds(1));
        }
    }
}
