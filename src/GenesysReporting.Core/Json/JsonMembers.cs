using System.Text.Json;

namespace GenesysReporting.Json;

/// <summary>
/// Reads members of small answers. The serializer is not used: it has to prepare each type first, and a sign-in would wait
/// for that.
/// </summary>
internal static class JsonMembers
{
    /// <summary>Returns a member of an object; null if it is missing or null. Throws a <see cref="JsonException"/> if it is of another kind.</summary>
    public static JsonElement? Member(this JsonElement json, string name, JsonValueKind kind)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("It is not an object.");
        }

        return !json.TryGetProperty(name, out JsonElement member) || member.ValueKind == JsonValueKind.Null
            ? null
            : member.ValueKind == kind ? member : throw new JsonException($"'{name}' is of another kind.");
    }

    /// <summary>Returns a text; throws a <see cref="JsonException"/> also if it is not valid UTF-8 or UTF-16.</summary>
    public static string? GetString(this JsonElement json, string name)
    {
        try
        {
            return json.Member(name, JsonValueKind.String)?.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            throw new JsonException($"'{name}' is not a text.");
        }
    }

    /// <summary>Returns a whole number; null if it is missing or null.</summary>
    public static long? GetInt64(this JsonElement json, string name) => json.Member(name, JsonValueKind.Number) is { } number
        ? number.TryGetWhole(out long value) ? value : throw new JsonException($"'{name}' is not a whole number.")
        : null;

    /// <summary>True if a number is whole; it may be written as 47.0 or 4.7e1.</summary>
    public static bool TryGetWhole(this JsonElement json, out long whole)
    {
        if (json.TryGetInt64(out whole))
        {
            return true;
        }

        bool isWhole = json.TryGetDecimal(out decimal number) && decimal.Truncate(number) == number
            && number is >= long.MinValue and <= long.MaxValue;
        whole = isWhole ? (long)number : 0;
        return isWhole;
    }
}
