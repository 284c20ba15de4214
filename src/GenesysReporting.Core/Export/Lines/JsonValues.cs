using System.Text.Json;

namespace GenesysReporting.Export.Lines;

/// <summary>Reads the value of the member whose name the reader stands at. What has another type raises a <see cref="JsonException"/>.</summary>
internal static class JsonValues
{
    public static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Null => null,
            _ => throw Unexpected(json.TokenType, "text"),
        };
    }

    public static long? Whole(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.Number when json.TryGetInt64(out long value) => value,
            JsonTokenType.Null => null,
            _ => throw Unexpected(json.TokenType, "a whole number"),
        };
    }

    public static DateTimeOffset? Moment(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String when json.TryGetDateTimeOffset(out DateTimeOffset value) => value,
            JsonTokenType.Null => null,
            _ => throw Unexpected(json.TokenType, "a time"),
        };
    }

    public static bool? Truth(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw Unexpected(json.TokenType, "true or false"),
        };
    }

    public static double? Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.Number => json.GetDouble(),
            JsonTokenType.Null => null,
            _ => throw Unexpected(json.TokenType, "a number"),
        };
    }

    public static JsonException Unexpected(JsonTokenType found, string expected) => new($"{found} where {expected} was expected.");
}
