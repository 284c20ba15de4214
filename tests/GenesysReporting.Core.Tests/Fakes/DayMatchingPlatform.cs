using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Fakes;

/// <summary>
/// Answers the details query as the platform does: by whole UTC days, in order of start, in pages, without
/// <c>conversations</c> past the end. It can be set to shift or to lose records.
/// </summary>
internal sealed class DayMatchingPlatform(IReadOnlyList<(string Id, DateTimeOffset Start)> conversations)
{
    public List<string> Bodies { get; } = [];

    /// <summary>Changes the records of a page before it is sent; given the page's number.</summary>
    public Func<int, List<(string Id, DateTimeOffset Start)>, List<(string Id, DateTimeOffset Start)>> Tamper { get; set; } =
        (_, page) => page;

    /// <summary>The number that the platform announces; by default the real one.</summary>
    public Func<int, int> Announce { get; set; } = hits => hits;

    /// <summary>The end of the jobs' data; by default so early that no job is used.</summary>
    public DateTimeOffset Watermark { get; set; } = DateTimeOffset.UnixEpoch;

    public TransportResponse Respond(TransportRequest request)
    {
        if (request.Uri.AbsolutePath.EndsWith("/availability", StringComparison.Ordinal))
        {
            return Answer.Json(200, JsonSerializer.Serialize(new { dataAvailabilityDate = Watermark }));
        }

        Bodies.Add(request.Text());
        JsonNode body = JsonNode.Parse(request.Text())!;
        string[] ends = body["interval"]!.GetValue<string>().Split('/');
        DateTimeOffset first = Midnight(Parse(ends[0]));
        DateTimeOffset last = Midnight(Parse(ends[1]).AddMilliseconds(-1));
        int size = body["paging"]!["pageSize"]!.GetValue<int>();
        int number = body["paging"]!["pageNumber"]!.GetValue<int>();

        List<(string Id, DateTimeOffset Start)> hits = conversations
            .Where(c => Midnight(c.Start) >= first && Midnight(c.Start) <= last)
            .OrderBy(c => c.Start)
            .ThenBy(c => c.Id, StringComparer.Ordinal)
            .ToList();
        List<(string Id, DateTimeOffset Start)> page = Tamper(number, hits.Skip((number - 1) * size).Take(size).ToList());
        return Answer.Json(200, Write(page, Announce(hits.Count)));
    }

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Midnight(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);

    private static string Write(List<(string Id, DateTimeOffset Start)> page, int totalHits) =>
        page.Count == 0
            ? JsonSerializer.Serialize(new { totalHits })
            : JsonSerializer.Serialize(new
            {
                conversations = page.Select(c => new { conversationId = c.Id, conversationStart = c.Start.UtcDateTime }),
                totalHits,
            });
}
