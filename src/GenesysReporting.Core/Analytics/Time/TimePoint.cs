using System.Globalization;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>
/// A time as a user gives it: with an offset, or as a wall-clock time, which has a meaning only in a time zone.
/// </summary>
public readonly record struct TimePoint
{
    // Written out, so that no culture and no calendar affects them, and nothing is guessed.
    private static readonly string[] LocalFormats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] OffsetFormats =
        [.. LocalFormats.Skip(1).SelectMany(f => new[] { f + "zzz", f + "Z" })];

    // Far beyond the platform's data, and far within the limits of time zone arithmetic.
    private const int FirstYear = 1990;
    private const int LastYear = 2200;

    private readonly DateTime _local;
    private readonly DateTimeOffset? _absolute;

    private TimePoint(DateTime local, DateTimeOffset? absolute)
    {
        _local = local;
        _absolute = absolute;
    }

    /// <summary>Returns a time with an offset.</summary>
    public static TimePoint Of(DateTimeOffset time) => new(default, time);

    /// <summary>Returns a DateTime as a time: UTC and Local have an offset, Unspecified is read in the query's time zone.</summary>
    public static TimePoint Of(DateTime time) => time.Kind == DateTimeKind.Unspecified
        ? new TimePoint(time, null)
        : new TimePoint(default, new DateTimeOffset(time));

    /// <summary>Reads ISO 8601: a date, or a date and a time, with or without <c>Z</c> or an offset.</summary>
    public static bool TryParse(string text, out TimePoint point)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        string trimmed = GivenText.Bare(text);
        if (DateTimeOffset.TryParseExact(
            trimmed, OffsetFormats, invariant, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            point = Of(time);
            return true;
        }

        bool read = DateTime.TryParseExact(trimmed, LocalFormats, invariant, DateTimeStyles.None, out DateTime local);
        point = new TimePoint(local, null);
        return read;
    }

    /// <summary>Gets the time with the offset that was given; UTC where there is none.</summary>
    internal DateTimeOffset AsWritten => _absolute ?? new DateTimeOffset(_local, TimeSpan.Zero);

    /// <summary>
    /// Returns the time in a zone. A wall-clock time that the zone skips (spring) is moved forward by the gap; one that
    /// occurs twice (autumn) means the first. Throws <c>InvalidTime</c> for years far from the platform's data.
    /// </summary>
    public DateTimeOffset In(TimeZoneInfo zone)
    {
        if (AsWritten.Year is < FirstYear or > LastYear)
        {
            throw TimeErrors.InvalidTime(AsWritten.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (_absolute is { } absolute)
        {
            return absolute;
        }

        if (zone.IsInvalidTime(_local))
        {
            TimeSpan before = zone.GetUtcOffset(_local.AddHours(-3));
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(_local, before), zone);
        }

        TimeSpan offset = zone.IsAmbiguousTime(_local)
            ? zone.GetAmbiguousTimeOffsets(_local).Max()
            : zone.GetUtcOffset(_local);
        return new DateTimeOffset(_local, offset);
    }
}
