using System.Buffers;
using System.Text.Json;

namespace GenesysReporting.Api.Calls;

/// <summary>Reads and changes the page that a JSON body asks for; every other member stays unchanged.</summary>
internal static class BodyPage
{
    /// <summary>Returns the integer at a path in the body; null if there is none.</summary>
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

    /// <summary>Returns the body with these numbers as <c>paging</c>.</summary>
    public static ReadOnlyMemory<byte> WithPaging(ReadOnlyMemory<byte> body, int pageSize, int pageNumber) =>
        With(body, "paging", json =>
        {
            json.WriteStartObject("paging");
            json.WriteNumber("pageSize", pageSize);
            json.WriteNumber("pageNumber", pageNumber);
            json.WriteEndObject();
        });

    /// <summary>Returns the body with this <c>pageNumber</c>.</summary>
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
