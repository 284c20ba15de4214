using System.Globalization;

namespace GenesysReporting.Rows;

/// <summary>
/// Writes single cells. Text where text is what lasts: Export-Csv would write typed times and fractions in the user's
/// culture and drop the milliseconds.
/// </summary>
internal static class Cells
{
    public const string ListSeparator = "; ";

    private const long MillisecondsPerSecond = 1000;

    public static string? Time(DateTimeOffset? moment, RowOptions options)
    {
        if (moment is not { } given)
        {
            return null;
        }

        string format = options.TimeFormat == RowTimeFormat.Excel
            ? "yyyy-MM-dd HH:mm:ss"
            : "yyyy-MM-dd'T'HH:mm:ss.fffzzz";
        return TimeZoneInfo.ConvertTime(given, options.TimeZone).ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Milliseconds, the platform's unit, as a whole number of the unit; halves go away from zero.</summary>
    public static object? Duration(long? milliseconds, DurationUnit unit) => (milliseconds, unit) switch
    {
        (null, _) => null,
        ({ } value, DurationUnit.Milliseconds) => value,
        ({ } value, _) => (value / MillisecondsPerSecond) + (value % MillisecondsPerSecond / (MillisecondsPerSecond / 2)),
    };

    /// <summary>The same of statistics, which the platform sends as fractions; what no whole number can hold is text.</summary>
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

    /// <summary>A ratio or a score as text with a point, whatever the culture.</summary>
    public static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whole milliseconds between two moments; null while one is missing.</summary>
    public static long? Between(DateTimeOffset? start, DateTimeOffset? end) =>
        end - start is { } duration ? (long)duration.TotalMilliseconds : null;

    /// <summary>The different values in the order of their first appearance, in one cell.</summary>
    public static string? List(IEnumerable<string?> values)
    {
        var set = default(TextSet);
        foreach (string? value in values)
        {
            set.Add(value);
        }

        return set.Text;
    }
}
