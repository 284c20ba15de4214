using System.Collections;
using System.Globalization;
using GenesysReporting.Api.Calls;

namespace GenesysReporting.Json;

/// <summary>Converts the values of -Query and -Body to the form that a call takes.</summary>
internal static class CallArguments
{
    /// <summary>Returns names and values without PowerShell's wrappers.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Query(IDictionary table) => table.Keys
        .Cast<object>()
        .Select(key => KeyValuePair.Create(
            Convert.ToString(Unwrap(key), CultureInfo.InvariantCulture)!, UnwrapAll(table[key])));

    /// <summary>Returns the body's JSON: text is checked and sent as it is, any other value is converted.</summary>
    public static ReadOnlyMemory<byte> Body(object? given) => Unwrap(given) switch
    {
        null => throw CallErrors.BodyMissing(),
        string text => BodyText.Check(text),
        object[] lines when IsJsonByLines(lines) => BodyText.Check(string.Join('\n', lines.Select(Unwrap))),
        { } value => new BodyWriter(PowerShellShape.Instance).Write(value),
    };

    /// <summary>True for lines of JSON, as Get-Content without -Raw returns them; false for a list such as ids.</summary>
    private static bool IsJsonByLines(object[] lines) =>
        lines.All(line => Unwrap(line) is string)
        && lines.Length > 1
        && ((string)Unwrap(lines[0])!).TrimStart() is ['{' or '[', ..];

    private static object? UnwrapAll(object? value) => Unwrap(value) is IEnumerable list and not (string or IDictionary)
        ? list.Cast<object?>().Select(Unwrap).ToArray()
        : Unwrap(value);

    private static object? Unwrap(object? value) => PowerShellShape.Instance.Unwrap(value);
}
