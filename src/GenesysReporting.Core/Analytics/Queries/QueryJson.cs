using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Writes bodies as text.</summary>
internal static class QueryJson
{
    // A body is read by a JSON parser and is not part of a web page, so letters need no escapes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Readable = Plain with { Indented = true };

    public static ReadOnlyMemory<byte> Bytes(JsonNode body) => Write(body, Plain);

    public static string Indented(JsonNode body) => System.Text.Encoding.UTF8.GetString(Write(body, Readable).Span);

    private static ReadOnlyMemory<byte> Write(JsonNode body, JsonWriterOptions options)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, options);
        body.WriteTo(json);
        json.Flush();
        return buffer.WrittenMemory;
    }
}
