using System.Globalization;

namespace GenesysReporting.Rows;

/// <summary>
/// Returns the values of single cells. Times and fractions are text: Export-Csv would write typed ones in the user's culture
/// and without milliseconds.
/// </summary>
internal static class CellText
{
    public const string ListSeparator = "; ";

    private const long MillisecondsPerSecond = 1000;

    public static string? Time(DateTimeOffset? time, RowOptions options)
    {
        if (time is not { } value)
        {
            return null;
        }

        string format = options.TimeFormat == RowTimeFormat.Excel
            ? "yyyy-MM-dd HH:mm:ss"
            : "yyyy-MM-dd'T'HH:mm:ss.fffzzz";
        return TimeZoneInfo.ConvertTime(value, options.TimeZone).ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Returns milliseconds, the platform's unit, as a whole number of the unit; halves are rounded away from zero.</summary>
    public static object? Duration(long? milliseconds, DurationUnit unit) => (milliseconds, unit) switch
    {
        (null, _) => null,
        ({ } value, DurationUnit.Milliseconds) => value,
        ({ } value, _) => (value / MillisecondsPerSecond) + (value % MillisecondsPerSecond / (MillisecondsPerSecond / 2)),
    };

    /// <summary>Returns fractions of milliseconds, as statistics have, as a whole number of the unit; as text if no whole number can hold them.</summary>
    public static object? Duration(double? milliseconds, DurationUnit unit)
    {
        if (milliseconds is not { } value)
        {
            return null;
        }

        double inUnit = unit == DurationUnit.Seconds ? value / MillisecondsPerSecond : value;
        double whole = Math.Round(inUnit, MidpointRounding.AwayFromZero);
        return Math.Abs(whole) < long.MaxValue ? (long)whole : Number(inUnit);
    }

    /// <summary>Returns a ratio or a score as text with a point, in any culture.</summary>
    public static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Returns the whole milliseconds between two times; null if one is missing.</summary>
    public static long? Between(DateTimeOffset? start, DateTimeOffset? end) =>
        end - start is { } duration ? (long)duration.TotalMilliseconds : null;

    /// <summary>Returns the distinct values in one cell, in the order of their first appearance.</summary>
    public static string? List(IEnumerable<string?>? values)
    {
        var set = default(TextSet);
        foreach (string? value in values ?? [])
        {
            set.Add(value);
        }

        return set.Text;
    }
}
