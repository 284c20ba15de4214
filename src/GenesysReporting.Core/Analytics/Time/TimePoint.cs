using System.Globalization;

namespace GenesysReporting.Analytics.Time;

/// <summary>
/// A moment as a user gives it: with an offset, or as a wall-clock time that means something only in a time zone.
/// </summary>
public readonly record struct TimePoint
{
    // Written out, so that no culture, no calendar and no guess takes part.
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

    // Far outside what the platform holds, and far inside what the arithmetic of time zones can bear.
    private const int FirstYear = 1990;
    private const int LastYear = 2200;

    private readonly DateTime _local;
    private readonly DateTimeOffset? _absolute;

    private TimePoint(DateTime local, DateTimeOffset? absolute)
    {
        _local = local;
        _absolute = absolute;
    }

    /// <summary>A moment that says its offset.</summary>
    public static TimePoint Of(DateTimeOffset moment) => new(default, moment);

    /// <summary>A DateTime: UTC and Local say what they mean, Unspecified is read in the query's time zone.</summary>
    public static TimePoint Of(DateTime time) => time.Kind == DateTimeKind.Unspecified
        ? new TimePoint(time, null)
        : new TimePoint(default, new DateTimeOffset(time));

    /// <summary>ISO 8601: a date, or a date and a time, with or without <c>Z</c> or an offset.</summary>
    public static bool TryParse(string text, out TimePoint point)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        string trimmed = text.Trim();
        if (DateTimeOffset.TryParseExact(
            trimmed, OffsetFormats, invariant, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
        {
            point = Of(moment);
            return true;
        }

        bool read = DateTime.TryParseExact(trimmed, LocalFormats, invariant, DateTimeStyles.None, out DateTime local);
        point = new TimePoint(local, null);
        return read;
    }

    /// <summary>
    /// The moment meant. A wall-clock time that a zone skips (spring) is moved on by the gap; one that it has twice
    /// (autumn) means the first.
    /// </summary>
    public DateTimeOffset In(TimeZoneInfo zone)
    {
        if (_absolute is { Year: >= FirstYear and <= LastYear } moment)
        {
            return moment;
        }

        if (_absolute is { } far)
        {
            throw TimeErrors.InvalidTime(far.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (_local.Year is < FirstYear or > LastYear)
        {
            throw TimeErrors.InvalidTime(_local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
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
