using System.Collections.ObjectModel;
using System.Text.Json;

namespace GenesysReporting.Api;

/// <summary>Converts JSON to values that scripts and ConvertTo-Json can use: dictionaries, lists, text, numbers, booleans.</summary>
internal static class PlainValues
{
    private static readonly IReadOnlyDictionary<string, object?> None = new Dictionary<string, object?>();

    public static IReadOnlyDictionary<string, object?> From(Dictionary<string, JsonElement>? members) =>
        members is null ? None : members.ToDictionary(m => m.Key, m => From(m.Value), StringComparer.Ordinal);

    private static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new PlainObject(element),
        JsonValueKind.Array => new PlainList(element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out long whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The members of an object by name, shown as JSON where PowerShell prints text.</summary>
    private sealed class PlainObject : Dictionary<string, object?>
    {
        private readonly JsonElement _element;

        public PlainObject(JsonElement element)
            : base(StringComparer.Ordinal)
        {
            _element = element;
            foreach (JsonProperty member in element.EnumerateObject())
            {
                this[member.Name] = From(member.Value);
            }
        }

        public override string ToString() => _element.GetRawText();
    }

    /// <summary>The items of an array, shown as JSON where PowerShell prints text.</summary>
    private sealed class PlainList(JsonElement element) : ReadOnlyCollection<object?>([.. element.EnumerateArray().Select(From)])
    {
        public override string ToString() => element.GetRawText();
    }
}
