using System.Text.Json;

namespace GenesysReporting.Api;

/// <summary>Converts JSON to values that scripts and ConvertTo-Json can use: dictionaries, arrays, text, numbers, booleans.</summary>
internal static class PlainValues
{
    private static readonly IReadOnlyDictionary<string, object?> None = new Dictionary<string, object?>();

    public static IReadOnlyDictionary<string, object?> From(Dictionary<string, JsonElement>? members) =>
        members is null ? None : members.ToDictionary(m => m.Key, m => From(m.Value), StringComparer.Ordinal);

    private static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .ToDictionary(m => m.Name, m => From(m.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(From).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out long whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
