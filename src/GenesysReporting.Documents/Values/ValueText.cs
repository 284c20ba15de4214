using System.Globalization;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Values;

/// <summary>Writes the values of a report as text for people, in every culture alike.</summary>
internal static class ValueText
{
    private const string ToMinutes = "yyyy-MM-dd HH:mm";
    private const string ToSeconds = "yyyy-MM-dd HH:mm:ss";

    /// <summary>Returns the text of a cell; empty if there is no data.</summary>
    /// <param name="value">The cell: text, a number, a time, a boolean or null.</param>
    /// <param name="kind">The kind of the column's values.</param>
    /// <param name="zone">The time zone of times.</param>
    /// <param name="showsSeconds">False if times are shown to the minute.</param>
    public static string Of(object? value, ReportValueKind kind, TimeZoneInfo zone, bool showsSeconds = true) => value switch
    {
        null => string.Empty,
        string text => CleanText.Of(text),
        bool truth => truth ? "Yes" : "No",
        DateTimeOffset time => Time(time, zone, showsSeconds),
        long whole when kind is not (ReportValueKind.Duration or ReportValueKind.Percentage or ReportValueKind.Number) =>
            whole.ToString("#,##0", CultureInfo.InvariantCulture),
        long whole => Number(whole, kind),
        double fraction when double.IsFinite(fraction) => Number(fraction, kind),
        double => string.Empty,
        IFormattable other => CleanText.Of(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => CleanText.Of(value.ToString() ?? string.Empty),
    };

    /// <summary>Returns the text of a number: a duration as h:mm:ss, a percentage with one decimal place; empty for a percentage that is too large.</summary>
    /// <param name="value">A count, a fraction, whole seconds, or a fraction from 0 to 1 for a percentage.</param>
    /// <param name="kind">The kind.</param>
    public static string Number(double value, ReportValueKind kind) => kind switch
    {
        ReportValueKind.Duration => Duration(value),
        ReportValueKind.Percentage when !double.IsFinite(value * 100) => string.Empty,
        ReportValueKind.Percentage => Round(value * 100, value, 100, 1).ToString("#,##0.0", CultureInfo.InvariantCulture) + " %",
        ReportValueKind.Number => Round(value, value, 1, 2).ToString("#,##0.00", CultureInfo.InvariantCulture),
        _ => Round(value, value, 1, 2).ToString("#,##0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>Returns a time in the zone. A time in the hour that occurs twice when clocks go back has its offset.</summary>
    public static string Time(DateTimeOffset time, TimeZoneInfo zone, bool showsSeconds)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(time, zone);
        string format = (showsSeconds ? ToSeconds : ToMinutes) + (zone.IsAmbiguousTime(local.DateTime) ? " zzz" : string.Empty);
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>True if a time is not at the start of a minute.</summary>
    public static bool HasSeconds(object? value) => value is DateTimeOffset time && time.Ticks % TimeSpan.TicksPerMinute != 0;

    private static string Duration(double seconds)
    {
        if (Math.Abs(seconds) > long.MaxValue / 2)
        {
            return seconds.ToString("0", CultureInfo.InvariantCulture);
        }

        long whole = (long)Math.Round(Math.Abs(seconds), MidpointRounding.AwayFromZero);
        string sign = seconds < 0 && whole > 0 ? "-" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }

    // Decimal, because 0.8465 is 84.7 % to a reader, although the nearest double is a little less.
    private static double Round(double scaled, double value, int factor, int digits) => Math.Abs(scaled) < 1e15
        ? (double)Math.Round((decimal)value * factor, digits, MidpointRounding.AwayFromZero)
        : scaled;
}
