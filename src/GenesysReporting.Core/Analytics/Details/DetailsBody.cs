using System.Buffers;
using System.Text.Json;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Details;

/// <summary>Writes the body of <c>POST /api/v2/analytics/conversations/details/query</c>.</summary>
internal static class DetailsBody
{
    public static ReadOnlyMemory<byte> Write(QueryInterval interval, int pageSize, int pageNumber)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("interval", interval.ToString());
        json.WriteString("order", "asc");
        json.WriteString("orderBy", "conversationStart");
        json.WriteStartObject("paging");
        json.WriteNumber("pageSize", pageSize);
        json.WriteNumber("pageNumber", pageNumber);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
