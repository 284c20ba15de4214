using System.Collections;
using System.Globalization;

namespace GenesysReporting.Api.Calls;

/// <summary>Converts values of query parameters to text that does not depend on the culture.</summary>
internal static class QueryText
{
    /// <summary>Returns the texts of a value: one, or one per item of a list. Throws for null and unsupported values.</summary>
    public static IReadOnlyList<string> All(string name, object? value)
    {
        string[] texts = value is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().Select(item => One(name, item)).ToArray()
            : [One(name, value)];
        return texts.Length > 0 ? texts : throw CallErrors.QueryValueMissing(name);
    }

    private static string One(string name, object? value) => value switch
    {
        null => throw CallErrors.QueryValueMissing(name),
        string text => text,
        bool flag => flag ? "true" : "false",
        char letter => letter.ToString(),
        Enum constant => constant.ToString(),
        Uri address => address.OriginalString,
        DateTime time => Utc(time.ToUniversalTime()),
        DateTimeOffset time => Utc(time.UtcDateTime),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan => throw CallErrors.QueryValueUnsupported(
            name, typeof(TimeSpan), "Write the form that the parameter takes: 'PT15M', or a number of milliseconds."),
        float or double when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) =>
            throw CallErrors.QueryValueUnsupported(name, value.GetType(), "Give a finite number."),
        IFormattable plain and ValueType => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => throw CallErrors.QueryValueUnsupported(name, value.GetType()),
    };

    // A time without a kind is local, as everywhere in PowerShell.
    private static string Utc(DateTime time) =>
        time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
