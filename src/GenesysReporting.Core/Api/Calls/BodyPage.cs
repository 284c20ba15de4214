using System.Buffers;
using System.Text.Json;

namespace GenesysReporting.Api.Calls;

/// <summary>Reads and changes the page that a JSON body asks for; every other member stays as it was.</summary>
internal static class BodyPage
{
    /// <summary>A whole number in the body, at a path of at most two names; null when it is not there.</summary>
    public static int? Read(ReadOnlyMemory<byte> body, params string[] path)
    {
        using JsonDocument document = Parse(body);
        JsonElement at = document.RootElement;
        foreach (string name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at.ValueKind == JsonValueKind.Number && at.TryGetInt32(out int number) ? number : null;
    }

    /// <summary>The body with <c>paging</c> of these numbers.</summary>
    public static ReadOnlyMemory<byte> WithPaging(ReadOnlyMemory<byte> body, int pageSize, int pageNumber) =>
        With(body, "paging", json =>
        {
            json.WriteStartObject("paging");
            json.WriteNumber("pageSize", pageSize);
            json.WriteNumber("pageNumber", pageNumber);
            json.WriteEndObject();
        });

    /// <summary>The body with this <c>pageNumber</c>.</summary>
    public static ReadOnlyMemory<byte> WithPageNumber(ReadOnlyMemory<byte> body, int pageNumber) =>
        With(body, "pageNumber", json => json.WriteNumber("pageNumber", pageNumber));

    public static bool IsObject(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = Parse(body);
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }

    private static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> body, string name, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length + 64);
        using JsonDocument document = Parse(body);
        using var json = new Utf8JsonWriter(buffer, BodyText.Options);
        json.WriteStartObject();
        foreach (JsonProperty member in document.RootElement.EnumerateObject().Where(m => !m.NameEquals(name)))
        {
            member.WriteTo(json);
        }

        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body) =>
        JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = BodyText.MaxDepth });
}
