using System.Globalization;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

internal sealed record SegmentRow(string Purpose, string MediaType, string Type, DateTimeOffset Start, DateTimeOffset? End)
{
    public TimeSpan Length => End - Start ?? TimeSpan.Zero;
}

internal sealed record MetricRow(string Name, long Value, DateTimeOffset Emitted);

internal sealed record SessionRow(string Purpose, IReadOnlyList<SegmentRow> Segments, IReadOnlyList<MetricRow> Metrics)
{
    public long Sum(string metric) => Metrics.Where(m => m.Name == metric).Sum(m => m.Value);

    public int Count(string metric) => Metrics.Count(m => m.Name == metric);

    public long Spent(string type) => Segments.Where(s => s.Type == type).Sum(s => (long)s.Length.TotalMilliseconds);
}

/// <summary>Reads the parts of conversations from the wire, for the tests.</summary>
internal static class Trees
{
    public static IEnumerable<SessionRow> Sessions(JsonElement conversation) =>
        from participant in conversation.GetProperty("participants").EnumerateArray()
        from session in participant.GetProperty("sessions").EnumerateArray()
        let purpose = participant.GetProperty("purpose").GetString()!
        select new SessionRow(
            purpose,
            [.. session.GetProperty("segments").EnumerateArray().Select(segment => Segment(purpose, session, segment))],
            session.TryGetProperty(
                "metrics", out JsonElement metrics) ? [.. metrics.EnumerateArray().Select(Metric)] : []);

    public static IEnumerable<SegmentRow> Segments(JsonElement conversation) =>
        Sessions(conversation).SelectMany(session => session.Segments);

    public static IEnumerable<MetricRow> Metrics(JsonElement conversation) =>
        Sessions(conversation).SelectMany(session => session.Metrics);

    /// <summary>Returns every time in a row, except scheduled ones.</summary>
    public static IEnumerable<DateTimeOffset> Times(JsonElement value, string name = "") => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Times(member.Value, member.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Times(item, name)),
        JsonValueKind.String when name != "callbackScheduledTime"
            && DateTimeOffset.TryParseExact(
                value.GetString(), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => [time],
        _ => [],
    };

    private static SegmentRow Segment(string purpose, JsonElement session, JsonElement segment) => new(
        purpose,
        session.GetProperty("mediaType").GetString()!,
        segment.GetProperty("segmentType").GetString()!,
        segment.GetProperty("segmentStart").GetDateTimeOffset(),
        segment.TryGetProperty("segmentEnd", out JsonElement end) ? end.GetDateTimeOffset() : null);

    private static MetricRow Metric(JsonElement metric) => new(
        metric.GetProperty("name").GetString()!, metric.GetProperty("value").GetInt64(), metric.GetProperty("emitDate").GetDateTimeOffset());
}
