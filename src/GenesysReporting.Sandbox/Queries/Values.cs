using System.Globalization;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Converts values of records for filters and groups.</summary>
internal static class Values
{
    public static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => Instants.Text(instant),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    public static double? Number(object value) => value switch
    {
        int number => number,
        long number => number,
        double number => number,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        _ => null,
    };
}
