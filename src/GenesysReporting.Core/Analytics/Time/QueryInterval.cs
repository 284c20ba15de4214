using System.Globalization;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>A half-open period of time in UTC: the start belongs to it, the end does not.</summary>
public sealed record QueryInterval
{
    /// <summary>Creates an interval; throws <c>IntervalReversed</c> unless it ends after it starts.</summary>
    public QueryInterval(DateTimeOffset start, DateTimeOffset end)
    {
        Start = start.ToUniversalTime();
        End = end.ToUniversalTime();
        if (End <= Start)
        {
            throw TimeErrors.IntervalReversed(start, end);
        }
    }

    /// <summary>Gets the first instant of the interval (UTC).</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Gets the first instant after the interval (UTC).</summary>
    public DateTimeOffset End { get; }

    /// <summary>Reads <c>start/end</c> in ISO 8601; times without an offset are read in <paramref name="zone"/>.</summary>
    public static QueryInterval Parse(string text, TimeZoneInfo zone)
    {
        if (TryParse(text, out TimePoint start, out TimePoint end))
        {
            return new QueryInterval(start.In(zone), end.In(zone));
        }

        throw LooksLikeDuration(text) ? TimeErrors.IntervalIsDuration(text) : TimeErrors.InvalidInterval(text);
    }

    /// <summary>Reads the two ends of <c>start/end</c>; false if the text has another form.</summary>
    internal static bool TryParse(string? text, out TimePoint start, out TimePoint end)
    {
        (start, end) = (default, default);
        return text?.Split('/') is [var first, var second]
            && TimePoint.TryParse(first, out start)
            && TimePoint.TryParse(second, out end);
    }

    /// <summary>True if the time lies in the interval.</summary>
    public bool Contains(DateTimeOffset time) => time >= Start && time < End;

    /// <summary>Returns the form that goes over the wire: ISO 8601 in UTC with milliseconds.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Start:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}/{End:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");

    /// <summary>Returns the interval with the zone's offset at each end: <c>2026-11-01T00:00:00.000+01:00/...</c>.</summary>
    public string ToString(TimeZoneInfo zone) => zone.Equals(TimeZoneInfo.Utc) ? ToString() : string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeZoneInfo.ConvertTime(Start, zone):yyyy-MM-dd'T'HH:mm:ss.fffzzz}/{TimeZoneInfo.ConvertTime(End, zone):yyyy-MM-dd'T'HH:mm:ss.fffzzz}");

    private static bool LooksLikeDuration(string text) =>
        GivenText.Bare(text).StartsWith('P') && !text.Contains('/', StringComparison.Ordinal);
}
