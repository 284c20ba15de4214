namespace GenesysReporting.Analytics.Time;

/// <summary>Cuts intervals at UTC midnights, as the platform matches whole UTC days.</summary>
internal static class UtcDays
{
    /// <summary>
    /// Returns the runs of whole UTC days, in order and of <paramref name="maxDays"/> at most, that cover the interval. The
    /// first and the last are cut to the interval. No day is in two runs.
    /// </summary>
    public static IEnumerable<QueryInterval> Runs(QueryInterval interval, int maxDays)
    {
        DateTimeOffset start = interval.Start;
        while (start < interval.End)
        {
            DateTimeOffset midnight = new(start.UtcDateTime.Date.AddDays(maxDays), TimeSpan.Zero);
            DateTimeOffset end = midnight < interval.End ? midnight : interval.End;
            yield return new QueryInterval(start, end);
            start = end;
        }
    }

    /// <summary>Returns the number of UTC days that the interval touches.</summary>
    public static int Count(QueryInterval interval) =>
        (int)(interval.End.AddTicks(-1).UtcDateTime.Date - interval.Start.UtcDateTime.Date).TotalDays + 1;
}
