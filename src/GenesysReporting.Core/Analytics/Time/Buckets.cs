using System.Globalization;
using System.Text.RegularExpressions;

namespace GenesysReporting.Analytics.Time;

/// <summary>Finds where the buckets of an aggregate begin, counted from the interval's start on the zone's calendar.</summary>
internal static partial class Buckets
{
    private const double MaxDays = 36_600;

    private static readonly (string Unit, double Days)[] Lengths =
    [
        ("years", 366), ("months", 31), ("weeks", 7), ("days", 1), ("hours", 1 / 24.0), ("minutes", 1 / 1_440.0), ("seconds", 1 / 86_400.0),
    ];

    /// <summary>
    /// Returns the interval in two parts of whole buckets; null where it has only one bucket. A day of 23 or 25 hours is a day.
    /// </summary>
    public static (QueryInterval First, QueryInterval Second)? Halve(QueryInterval interval, string granularity, TimeZoneInfo zone)
    {
        Func<DateTimeOffset, int, DateTimeOffset> step = Step(granularity, zone);
        int count = 1;
        while (Advances(granularity) && step(interval.Start, count) < interval.End)
        {
            count++;
        }

        if (count == 1)
        {
            return null;
        }

        DateTimeOffset border = step(interval.Start, count / 2);
        return (new QueryInterval(interval.Start, border), new QueryInterval(border, interval.End));
    }

    /// <summary>True if a text is a granularity that cuts intervals: a period of more than nothing, and of a century at most.</summary>
    public static bool Advances(string granularity)
    {
        Match match = Form().Match(granularity);
        double days = Lengths.Sum(l => match.Groups[l.Unit] is { Success: true, Value: var digits } ? double.Parse(digits, CultureInfo.InvariantCulture) * l.Days : 0);
        return days is > 0 and <= MaxDays;
    }

    /// <summary>
    /// Returns all buckets of an interval, in order; the last ends with the interval. Where those that the platform sent lie
    /// otherwise, it decides: they are among the buckets, and what lies between them is cut from their borders on.
    /// </summary>
    /// <param name="interval">The interval.</param>
    /// <param name="granularity">The length of the buckets, which <see cref="Advances"/>.</param>
    /// <param name="zone">The zone on whose calendar days, weeks, months and years are counted.</param>
    /// <param name="sent">The buckets that the platform sent.</param>
    public static IReadOnlyList<Bucket> Of(QueryInterval interval, string granularity, TimeZoneInfo zone, IReadOnlyCollection<Bucket> sent)
    {
        Func<DateTimeOffset, int, DateTimeOffset> step = Step(granularity, zone);
        List<Bucket> buckets = [.. After(interval.Start, interval.End, step)];
        if (new HashSet<Bucket>(buckets).IsSupersetOf(sent))
        {
            return buckets;
        }

        buckets.Clear();
        DateTimeOffset at = interval.Start;
        foreach (Bucket bucket in sent.OrderBy(b => b.Start).Where(b => b.End > interval.Start))
        {
            buckets.AddRange(buckets.Count == 0 ? Before(at, bucket.Start, step) : After(at, bucket.Start, step));
            buckets.Add(bucket);
            at = at > bucket.End ? at : bucket.End;
        }

        buckets.AddRange(After(at, interval.End, step));
        return buckets;
    }

    private static IEnumerable<Bucket> After(DateTimeOffset from, DateTimeOffset to, Func<DateTimeOffset, int, DateTimeOffset> step)
    {
        DateTimeOffset start = from;
        for (int count = 1; start < to; count++)
        {
            DateTimeOffset end = step(from, count).ToUniversalTime();
            yield return new Bucket(start, end < to ? end : to);
            start = end;
        }
    }

    private static IEnumerable<Bucket> Before(DateTimeOffset from, DateTimeOffset to, Func<DateTimeOffset, int, DateTimeOffset> step)
    {
        var buckets = new List<Bucket>();
        DateTimeOffset end = to;
        for (int count = 1; end > from; count++)
        {
            DateTimeOffset start = step(to, -count).ToUniversalTime();
            buckets.Add(new Bucket(start > from ? start : from, end));
            end = start;
        }

        return Enumerable.Reverse(buckets);
    }

    /// <summary>
    /// Returns the last border of a bucket that is not after a time: the first of a month, a Monday, a midnight, or a multiple
    /// of the bucket since midnight, on the zone's calendar.
    /// </summary>
    public static DateTimeOffset Floor(DateTimeOffset time, string granularity, TimeZoneInfo zone)
    {
        Match match = Form().Match(granularity);
        DateTime local = TimeZoneInfo.ConvertTime(time, zone).DateTime;
        TimeSpan bucket = new(Number(match, "hours"), Number(match, "minutes"), Number(match, "seconds"));
        DateTime border = Number(match, "years") > 0 ? new DateTime(local.Year, 1, 1)
            : Number(match, "months") > 0 ? new DateTime(local.Year, local.Month, 1)
            : Number(match, "weeks") > 0 ? local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7))
            : Number(match, "days") > 0 || bucket == TimeSpan.Zero || bucket >= TimeSpan.FromDays(1) ? local.Date
            : local.AddTicks(-(local.TimeOfDay.Ticks % bucket.Ticks));

        // The difference within a bucket shorter than a day, so that an hour that occurs twice keeps its offset.
        TimeSpan past = local - border;
        DateTimeOffset floor = past < TimeSpan.FromHours(1) ? time - past : TimePoint.Of(border).In(zone);
        return floor <= time ? floor : time;
    }

    /// <summary>Returns the function that adds a number of buckets to a time.</summary>
    private static Func<DateTimeOffset, int, DateTimeOffset> Step(string granularity, TimeZoneInfo zone)
    {
        Match match = Form().Match(granularity);
        int months = (12 * Number(match, "years")) + Number(match, "months");
        int days = (7 * Number(match, "weeks")) + Number(match, "days");
        TimeSpan time = new(Number(match, "hours"), Number(match, "minutes"), Number(match, "seconds"));
        return (from, count) =>
        {
            if (months == 0 && days == 0)
            {
                return from + (time * count);
            }

            DateTime local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
            return TimePoint.Of(local.AddMonths(months * count).AddDays(days * count) + (time * count)).In(zone);
        };
    }

    private static int Number(Match match, string name) =>
        match.Groups[name] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^P(?:(?<years>[0-9]+)Y)?(?:(?<months>[0-9]+)M)?(?:(?<weeks>[0-9]+)W)?(?:(?<days>[0-9]+)D)?(?:T(?:(?<hours>[0-9]+)H)?(?:(?<minutes>[0-9]+)M)?(?:(?<seconds>[0-9]+)S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>A bucket of an aggregate, from its start (UTC) to its end (UTC, exclusive).</summary>
internal readonly record struct Bucket(DateTimeOffset Start, DateTimeOffset End);
