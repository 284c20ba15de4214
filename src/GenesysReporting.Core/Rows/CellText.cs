using System.Globalization;

namespace GenesysReporting.Rows;

/// <summary>
/// Returns the values of single cells, and their text. A cell is what it holds: a time, a whole number, a fraction, a boolean or
/// text. Its text is the same in every culture.
/// </summary>
internal static class CellText
{
    public const string ListSeparator = "; ";

    private const long MillisecondsPerSecond = 1000;
    private const int Places = 4;

    /// <summary>Returns a time in the zone of the rows: a DateTimeOffset, or a DateTime for spreadsheets, which know no offset.</summary>
    public static object? Time(DateTimeOffset? time, RowOptions options)
    {
        if (time is not { } value)
        {
            return null;
        }

        DateTimeOffset inZone = TimeZoneInfo.ConvertTime(value, options.TimeZone);
        return options.TimeFormat == RowTimeFormat.Excel ? (object)inZone.DateTime : inZone;
    }

    /// <summary>Returns a date as text, which sorts and groups by itself.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Returns the text of a cell: times with milliseconds and offset, or as spreadsheets have them; numbers with a point.</summary>
    public static string Text(object cell) => cell switch
    {
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? string.Empty,
    };

    /// <summary>Returns milliseconds, the platform's unit, as a whole number of the unit; halves are rounded away from zero.</summary>
    public static object? Duration(long? milliseconds, DurationUnit unit) => (milliseconds, unit) switch
    {
        (null, _) => null,
        ({ } value, DurationUnit.Milliseconds) => value,
        ({ } value, _) => (value / MillisecondsPerSecond) + (value % MillisecondsPerSecond / (MillisecondsPerSecond / 2)),
    };

    /// <summary>Returns fractions of milliseconds, as statistics have, as a whole number of the unit; as a fraction if no whole number can hold them.</summary>
    public static object? Duration(double? milliseconds, DurationUnit unit)
    {
        if (milliseconds is not { } value)
        {
            return null;
        }

        double inUnit = unit == DurationUnit.Seconds ? value / MillisecondsPerSecond : value;
        double whole = Math.Round(inUnit, MidpointRounding.AwayFromZero);
        return Math.Abs(whole) < long.MaxValue ? (object)(long)whole : Number(inUnit);
    }

    /// <summary>Returns a ratio or a score, rounded to four places; zero has no sign.</summary>
    public static double? Number(double? value) =>
        value is { } number ? Math.Round(number, Places, MidpointRounding.AwayFromZero) + 0.0 : null;

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
