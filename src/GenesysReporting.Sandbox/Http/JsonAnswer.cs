using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Http;

/// <summary>Answers of JSON, written directly as UTF-8.</summary>
internal static class JsonAnswer
{
    // The platform sends text without \u escapes.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <param name="status">The HTTP status.</param>
    /// <param name="members">Writes the members of the object.</param>
    /// <param name="size">The expected number of bytes, so that the buffer of a large answer need not grow.</param>
    public static HttpResponse Object(int status, Action<Utf8JsonWriter> members, int size = 1024)
    {
        var bytes = new PooledBytes(size);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return new HttpResponse(status, HttpResponse.Json, bytes.Written) { Borrowed = bytes };
    }
}
