using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Chaos.Tests;

/// <summary>A conversation of the sandbox.</summary>
internal sealed record KnownConversation(string Id, DateTimeOffset Start);

/// <summary>Reads the conversations of the sandbox with a plain client, one request after another, without the engine.</summary>
internal static class SandboxContents
{
    /// <summary>Returns the conversations that started in an interval, in order of their start.</summary>
    public static async Task<IReadOnlyList<KnownConversation>> StartedInAsync(PlainClient client, QueryInterval interval)
    {
        var all = new List<KnownConversation>();
        for (DateTimeOffset day = Midnight(interval.Start); day < interval.End; day = day.AddDays(1))
        {
            all.AddRange(await DayAsync(client, day));
        }

        return [.. all.Where(c => c.Start >= interval.Start && c.Start < interval.End)];
    }

    /// <summary>Returns the conversations of a job, which overlap an interval.</summary>
    public static async Task<IReadOnlyList<KnownConversation>> OverlappingAsync(PlainClient client, QueryInterval interval)
    {
        const string Jobs = "api/v2/analytics/conversations/details/jobs";
        JsonElement job = await client.PostAsync(Jobs, new JsonObject { ["interval"] = interval.ToString() });
        string path = $"{Jobs}/{job.GetProperty("jobId").GetString()}";
        while ((await client.GetAsync(path)).GetProperty("state").GetString() != "FULFILLED")
        {
            await Task.Yield();
        }

        var all = new List<KnownConversation>();
        for (string? cursor = ""; cursor is not null;)
        {
            JsonElement page = await client.GetAsync($"{path}/results?cursor={Uri.EscapeDataString(cursor)}");
            all.AddRange(Read(page));
            cursor = page.TryGetProperty("cursor", out JsonElement next) ? next.GetString() : null;
        }

        return all;
    }

    private static async Task<IReadOnlyList<KnownConversation>> DayAsync(PlainClient client, DateTimeOffset day)
    {
        var all = new List<KnownConversation>();
        for (int number = 1; ; number++)
        {
            JsonElement page = await client.PostAsync("api/v2/analytics/conversations/details/query", new JsonObject
            {
                ["interval"] = new QueryInterval(day, day.AddDays(1)).ToString(),
                ["paging"] = new JsonObject { ["pageSize"] = 100, ["pageNumber"] = number },
            });
            KnownConversation[] rows = [.. Read(page)];
            if (rows.Length == 0)
            {
                Assert.Equal(page.GetProperty("totalHits").GetInt32(), all.Count);
                return all;
            }

            all.AddRange(rows);
        }
    }

    private static IEnumerable<KnownConversation> Read(JsonElement page) => page.TryGetProperty("conversations", out JsonElement rows)
        ? rows.EnumerateArray().Select(row => new KnownConversation(
            row.GetProperty("conversationId").GetString()!, row.GetProperty("conversationStart").GetDateTimeOffset()))
        : [];

    private static DateTimeOffset Midnight(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
}
