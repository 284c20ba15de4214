using System.Globalization;

namespace GenesysReporting.Rows;

/// <summary>
/// Writes single cells. Text where text is what lasts: Export-Csv would write typed times and fractions in the user's
/// culture and drop the milliseconds.
/// </summary>
internal static class Cells
{
    private const string ListSeparator = "; ";

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

    /// <summary>Milliseconds, the platform's unit, as whole seconds; halves go up.</summary>
    public static object? Seconds(long? milliseconds) => milliseconds is { } value
        ? (long)Math.Round(value / 1000m, MidpointRounding.AwayFromZero)
        : null;

    /// <summary>A ratio or a score as text with a point, whatever the culture.</summary>
    public static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The different values in the order of their first appearance, in one cell.</summary>
    public static string? List(IEnumerable<string?>? values)
    {
        string?[] different = values?.Where(v => !string.IsNullOrEmpty(v)).Distinct(StringComparer.Ordinal).ToArray() ?? [];
        return different.Length == 0 ? null : string.Join(ListSeparator, different);
    }
}
