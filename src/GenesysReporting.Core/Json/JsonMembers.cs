using System.Text.Json;

namespace GenesysReporting.Json;

/// <summary>
/// Members of small answers. They go without the serializer, which has to be made ready for each type first: a sign-in
/// would wait for that.
/// </summary>
internal static class JsonMembers
{
    /// <summary>A member of an object; null where it is missing or null. Raises a <see cref="JsonException"/> where it is of another kind.</summary>
    public static JsonElement? Member(this JsonElement json, string name, JsonValueKind kind)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("It is no object.");
        }

        return !json.TryGetProperty(name, out JsonElement member) || member.ValueKind == JsonValueKind.Null
            ? null
            : member.ValueKind == kind ? member : throw new JsonException($"'{name}' is of another kind.");
    }

    /// <summary>A text; raises a <see cref="JsonException"/> as well where it is no valid text.</summary>
    public static string? Text(this JsonElement json, string name)
    {
        try
        {
            return json.Member(name, JsonValueKind.String)?.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            throw new JsonException($"'{name}' is no text.");
        }
    }

    /// <summary>A whole number.</summary>
    public static long? Whole(this JsonElement json, string name) => json.Member(name, JsonValueKind.Number) is { } number
        ? number.TryGetInt64(out long value) ? value : throw new JsonException($"'{name}' is no whole number.")
        : null;
}
