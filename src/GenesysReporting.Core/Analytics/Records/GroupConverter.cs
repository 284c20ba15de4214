using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Reads a group. Its values are text; a value of another kind is kept in its JSON form, and a list is joined by commas, as
/// the platform itself does.
/// </summary>
internal sealed class GroupConverter : JsonConverter<IReadOnlyDictionary<string, string?>>
{
    public override IReadOnlyDictionary<string, string?> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        // A dictionary keeps its order as long as nothing is removed.
        var group = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            group[name] = Value(ref reader);
        }

        return new ReadOnlyDictionary<string, string?>(group);
    }

    public override void Write(
        Utf8JsonWriter writer, IReadOnlyDictionary<string, string?> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, string? text) in value)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }

    private static string? Value(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Null)
        {
            return reader.GetString();
        }

        using JsonDocument other = JsonDocument.ParseValue(ref reader);
        return other.RootElement.ValueKind == JsonValueKind.Array
            ? string.Join(',', other.RootElement.EnumerateArray().Select(e => e.ToString()))
            : other.RootElement.GetRawText();
    }
}
