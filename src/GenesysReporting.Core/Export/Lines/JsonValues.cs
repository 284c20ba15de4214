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
            _ => throw new JsonException($"{json.TokenType} where text was expected."),
        };
    }

    public static long? Whole(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.Number when json.TryGetInt64(out long value) => value,
            JsonTokenType.Null => null,
            _ => throw new JsonException($"{json.TokenType} where a whole number was expected."),
        };
    }

    public static DateTimeOffset? Moment(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String when json.TryGetDateTimeOffset(out DateTimeOffset value) => value,
            JsonTokenType.Null => null,
            _ => throw new JsonException($"{json.TokenType} where a time was expected."),
        };
    }
}
