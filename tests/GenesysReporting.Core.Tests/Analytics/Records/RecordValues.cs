using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace GenesysReporting.Tests.Analytics.Records;

/// <summary>The values that a user can reach from an object: its public properties, their properties, and so on, as ConvertTo-Json does.</summary>
internal sealed class RecordValues
{
    private const string Additional = "AdditionalMembers";

    private RecordValues()
    {
    }

    /// <summary>Each value in a typed property, with the property's name in the platform's spelling.</summary>
    public HashSet<(string Member, string Value)> Typed { get; } = [];

    /// <summary>The names in the bags of unknown members.</summary>
    public HashSet<string> Unknown { get; } = [];

    public static RecordValues Of(object page)
    {
        var values = new RecordValues();
        values.Walk(string.Empty, page);
        return values;
    }

    public static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Returns the JSON that ConvertTo-Json would create.</summary>
    public static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string or bool or long or int or double or DateTimeOffset or TimeSpan => JsonValue.Create(Leaf(value)),
        IDictionary map => new JsonObject(map.Keys.Cast<object>().Select(k => KeyValuePair.Create($"{k}", Json(map[k])))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Json)]),
        _ => new JsonObject(Properties(value).Select(p => KeyValuePair.Create(p.Name, Json(p.GetValue(value))))),
    };

    private static IEnumerable<PropertyInfo> Properties(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.Name != "Extension" && p.GetIndexParameters().Length == 0);

    private static string Leaf(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => Text(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private void Walk(string member, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string or bool or long or int or double or DateTimeOffset:
                Typed.Add((member, Leaf(value)));
                break;
            case IDictionary map when member == Additional:
                Unknown.UnionWith(map.Keys.Cast<string>());
                break;
            case IDictionary map:
                WalkMap(map);
                break;
            case IEnumerable list:
                WalkAll(member, list);
                break;
            default:
                WalkProperties(value);
                break;
        }
    }

    private void WalkMap(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            Typed.Add((string.Empty, (string)entry.Key));
            Walk(string.Empty, entry.Value);
        }
    }

    private void WalkAll(string member, IEnumerable list)
    {
        foreach (object? item in list)
        {
            Walk(member, item);
        }
    }

    private void WalkProperties(object value)
    {
        foreach (PropertyInfo property in Properties(value))
        {
            string name = property.Name == Additional ? Additional : char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            Walk(name, property.GetValue(value));
        }
    }
}
