using System.Text.Json;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Reads members of a validated body; null counts as missing.</summary>
internal static class BodyValues
{
    public static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    public static string[] Texts(JsonElement parent, string name) =>
        [.. Items(parent, name).Select(item => item.GetString()!)];

    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : [];

    public static bool Boolean(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;

    public static int? Int32(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement number) && number.ValueKind == JsonValueKind.Number
            ? number.GetInt32()
            : null;

    public static double? Double(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement number) && number.ValueKind == JsonValueKind.Number
            ? number.GetDouble()
            : null;
}
