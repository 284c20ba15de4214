using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>Answers written straight as UTF-8.</summary>
internal static class JsonAnswer
{
    // The platform sends text as it is, not as \u escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpResponse Object(int status, Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return new HttpResponse(status, HttpResponse.Json, bytes.WrittenMemory);
    }
}
