namespace GenesysReporting.Analytics.Time;

/// <summary>Cuts an interval where the platform's own matching has its seams: at UTC midnights.</summary>
internal static class UtcDays
{
    /// <summary>
    /// Runs of whole UTC days, <paramref name="maxDays"/> at most each, in order, that cover the interval; the first and
    /// the last are cut to it. No day is in two of them.
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

    /// <summary>How many UTC days the interval touches.</summary>
    public static int Count(QueryInterval interval) =>
        (int)(interval.End.AddTicks(-1).UtcDateTime.Date - interval.Start.UtcDateTime.Date).TotalDays + 1;
}
