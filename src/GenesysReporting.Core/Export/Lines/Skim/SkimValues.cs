using System.Text.Json;

namespace GenesysReporting.Export.Lines.Skim;

/// <summary>Reads an object that the reader stands at the start of; it stands at its end afterwards.</summary>
internal delegate T SkimReader<T>(ref Utf8JsonReader json, TextCache texts);

/// <summary>Reads the value of the member whose name the reader stands at. What has another type raises a <see cref="JsonException"/>.</summary>
internal static class SkimValues
{
    /// <summary>Text that is likely to come again.</summary>
    public static string? Text(ref Utf8JsonReader json, TextCache texts)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => texts.Read(ref json),
            JsonTokenType.Null => null,
            _ => throw JsonValues.Unexpected(json.TokenType, "text"),
        };
    }

    public static IReadOnlyList<string> Texts(ref Utf8JsonReader json, TextCache texts) =>
        List(ref json, texts, JsonTokenType.String, static (ref Utf8JsonReader j, TextCache t) => t.Read(ref j));

    public static IReadOnlyList<long> Wholes(ref Utf8JsonReader json, TextCache texts) =>
        List(ref json, texts, JsonTokenType.Number, static (ref Utf8JsonReader j, TextCache _) => j.GetInt64());

    public static IReadOnlyList<T> Objects<T>(ref Utf8JsonReader json, TextCache texts, SkimReader<T> read) =>
        List(ref json, texts, JsonTokenType.StartObject, read);

    private static List<T> List<T>(ref Utf8JsonReader json, TextCache texts, JsonTokenType type, SkimReader<T> read)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            return [];
        }

        LineFormat.Expect(ref json, JsonTokenType.StartArray);
        var items = new List<T>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Null)
            {
                LineFormat.Expect(ref json, type);
                items.Add(read(ref json, texts));
            }
        }

        return items;
    }
}
