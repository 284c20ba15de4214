using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Reads the metrics of sessions. They are by far the most numerous objects of a page, and the serializer's own converter
/// creates four objects for each where this creates one.
/// </summary>
internal sealed class MetricConverter : JsonConverter<AnalyticsMetric>
{
    public override AnalyticsMetric Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        (string? name, long? value, DateTimeOffset? emitted) = (null, null, null);
        Dictionary<string, JsonElement>? others = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                name = reader.GetString();
            }
            else if (reader.ValueTextEquals("value"u8))
            {
                value = IsNull(ref reader) ? null : reader.GetInt64();
            }
            else if (reader.ValueTextEquals("emitDate"u8))
            {
                emitted = IsNull(ref reader) ? null
                    : PlatformTime.TryRead(ref reader, out DateTimeOffset time) ? time
                    : throw new JsonException();
            }
            else
            {
                string member = reader.GetString()!;
                reader.Read();
                (others ??= [])[member] = JsonElement.ParseValue(ref reader);
            }
        }

        return new AnalyticsMetric { Name = name, Value = value, EmitDate = emitted, Extension = others };
    }

    public override void Write(Utf8JsonWriter writer, AnalyticsMetric value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, value.Name);
        if (value.Value is { } number)
        {
            writer.WriteNumber("value"u8, number);
        }

        if (value.EmitDate is { } emitted)
        {
            writer.WriteString("emitDate"u8, emitted);
        }

        foreach ((string name, JsonElement other) in value.Extension ?? [])
        {
            writer.WritePropertyName(name);
            other.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static bool IsNull(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.Null;
}
