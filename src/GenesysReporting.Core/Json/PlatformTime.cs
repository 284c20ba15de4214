using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Json;

/// <summary>
/// Reads the platform's times, in ISO 8601, as UTC. A time without an offset is UTC, in whatever time zone the machine is; the
/// framework takes it for the machine's.
/// </summary>
internal sealed class PlatformTime : JsonConverter<DateTimeOffset>
{
    /// <summary>Reads the time that is the reader's current text; false for any other value.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        time = default;
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out DateTimeOffset read))
        {
            return false;
        }

        bool hasOffset = !reader.TryGetDateTime(out DateTime local) || local.Kind != DateTimeKind.Unspecified;
        time = hasOffset ? read.ToUniversalTime() : new DateTimeOffset(local, TimeSpan.Zero);
        return true;
    }

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out DateTimeOffset time) ? time : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
