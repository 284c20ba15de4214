using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;

namespace GenesysReporting.Json;

/// <summary>
/// Converts JSON to PowerShell's objects, like ConvertFrom-Json, but without its losses: times stay the text that was sent,
/// whole numbers of any size stay exact, and names may differ only in case.
/// </summary>
internal static class PowerShellJson
{
    // A PSObject reserves these names, and a property needs a name.
    private static readonly HashSet<string> Reserved = new(
        ["psbase", "psadapted", "psextended", "psobject", "pstypenames", string.Empty], StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns an object, an array, text, a number, true, false or null.</summary>
    public static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => FromObject(json),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => FromNumber(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object FromObject(JsonElement json)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var result = new PSObject();
        foreach (JsonProperty member in json.EnumerateObject())
        {
            string name = member.Name;
            if (Reserved.Contains(name) || !names.Add(name))
            {
                return DictionaryFrom(json);
            }

            result.Properties.Add(new PSNoteProperty(name, From(member.Value)), preValidated: true);
        }

        return result;
    }

    /// <summary>
    /// Returns a case-sensitive dictionary, for objects that a PSObject cannot hold, such as one with the attributes
    /// <c>id</c> and <c>ID</c>. Scripts read its members in the same way, and as a body it is the same JSON again.
    /// </summary>
    private static OrderedDictionary DictionaryFrom(JsonElement json)
    {
        var result = new OrderedDictionary(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            result[member.Name] = From(member.Value);
        }

        return result;
    }

    private static object FromNumber(JsonElement json)
    {
        string text = json.GetRawText();
        bool isWhole = text.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
        return json.TryGetInt64(out long whole) ? whole
            : isWhole ? BigInteger.Parse(text, CultureInfo.InvariantCulture)
            : json.TryGetDouble(out double number) && double.IsFinite(number) ? number
            : text;
    }
}
