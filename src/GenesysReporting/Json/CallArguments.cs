using System.Collections;
using System.Globalization;
using System.Management.Automation;
using GenesysReporting.Api.Calls;

namespace GenesysReporting.Json;

/// <summary>What a script gives as -Query and -Body, as a call takes it.</summary>
internal static class CallArguments
{
    /// <summary>Names and values without PowerShell's wrappers.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Query(IDictionary table) => table.Keys
        .Cast<object>()
        .Select(key => KeyValuePair.Create(
            Convert.ToString(Unwrap(key), CultureInfo.InvariantCulture)!, UnwrapAll(table[key])));

    /// <summary>The body's JSON: text is checked and sent as it is, anything else is converted.</summary>
    public static ReadOnlyMemory<byte> Body(object? given) => Unwrap(given) switch
    {
        null => throw CallErrors.BodyMissing(),
        string text => BodyText.Check(text),
        object[] lines when IsJsonByLines(lines) => BodyText.Check(string.Join('\n', lines.Select(Unwrap))),
        { } value => new BodyWriter(PowerShellShape.Instance).Write(value),
    };

    /// <summary>Get-Content without -Raw gives lines; a list of ids is another matter.</summary>
    private static bool IsJsonByLines(object[] lines) =>
        lines.All(line => Unwrap(line) is string)
        && lines.Length > 1
        && ((string)Unwrap(lines[0])!).TrimStart() is ['{' or '[', ..];

    private static object? UnwrapAll(object? value) => Unwrap(value) is IEnumerable list and not (string or IDictionary)
        ? list.Cast<object?>().Select(Unwrap).ToArray()
        : Unwrap(value);

    private static object? Unwrap(object? value) => PowerShellShape.Instance.Unwrap(value);
}
