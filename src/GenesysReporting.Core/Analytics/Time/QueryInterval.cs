using System.Globalization;

namespace GenesysReporting.Analytics.Time;

/// <summary>A half-open stretch of time: the start belongs to it, the end does not. Kept in UTC.</summary>
public sealed record QueryInterval
{
    /// <summary>Makes an interval; raises <c>IntervalReversed</c> unless it ends after it starts.</summary>
    public QueryInterval(DateTimeOffset start, DateTimeOffset end)
    {
        Start = start.ToUniversalTime();
        End = end.ToUniversalTime();
        if (End <= Start)
        {
            throw TimeErrors.IntervalReversed(start, end);
        }
    }

    /// <summary>The first moment of it (UTC).</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first moment after it (UTC).</summary>
    public DateTimeOffset End { get; }

    /// <summary>Reads the platform's form, <c>start/end</c>; times without an offset are read in <paramref name="zone"/>.</summary>
    public static QueryInterval Parse(string text, TimeZoneInfo zone)
    {
        string[] parts = text.Trim().Split('/');
        if (parts.Length == 2
            && TimePoint.TryParse(parts[0], out TimePoint start)
            && TimePoint.TryParse(parts[1], out TimePoint end))
        {
            return new QueryInterval(start.In(zone), end.In(zone));
        }

        throw LooksLikeDuration(text) ? TimeErrors.IntervalIsDuration(text) : TimeErrors.InvalidInterval(text);
    }

    /// <summary>Whether the moment lies inside.</summary>
    public bool Contains(DateTimeOffset moment) => moment >= Start && moment < End;

    /// <summary>The form that goes over the wire: ISO 8601 in UTC with milliseconds.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Start:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}/{End:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");

    /// <summary>The same with the zone's offsets, as of each end: <c>2026-11-01T00:00:00.000+01:00/...</c>.</summary>
    public string ToString(TimeZoneInfo zone) => zone.Equals(TimeZoneInfo.Utc) ? ToString() : string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeZoneInfo.ConvertTime(Start, zone):yyyy-MM-dd'T'HH:mm:ss.fffzzz}/{TimeZoneInfo.ConvertTime(End, zone):yyyy-MM-dd'T'HH:mm:ss.fffzzz}");

    private static bool LooksLikeDuration(string text) =>
        text.TrimStart().StartsWith('P') && !text.Contains('/', StringComparison.Ordinal);
}
