using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Chaos.Tests;

/// <summary>A conversation as the sandbox itself has it.</summary>
internal sealed record Known(string Id, DateTimeOffset Start);

/// <summary>
/// Reads what the sandbox has, with a plain client and one request after another: no line of the engine has a part in it.
/// </summary>
internal static class Truth
{
    /// <summary>What started in the interval, in order of start.</summary>
    public static async Task<IReadOnlyList<Known>> StartedInAsync(PlainClient client, QueryInterval interval)
    {
        var all = new List<Known>();
        for (DateTimeOffset day = Midnight(interval.Start); day < interval.End; day = day.AddDays(1))
        {
            all.AddRange(await DayAsync(client, day));
        }

        return [.. all.Where(c => c.Start >= interval.Start && c.Start < interval.End)];
    }

    /// <summary>What a job finds that matches by overlap.</summary>
    public static async Task<IReadOnlyList<Known>> OverlappingAsync(PlainClient client, QueryInterval interval)
    {
        const string Jobs = "api/v2/analytics/conversations/details/jobs";
        JsonElement job = await client.PostAsync(Jobs, new JsonObject { ["interval"] = interval.ToString() });
        string path = $"{Jobs}/{job.GetProperty("jobId").GetString()}";
        while ((await client.GetAsync(path)).GetProperty("state").GetString() != "FULFILLED")
        {
            await Task.Yield();
        }

        var all = new List<Known>();
        for (string? cursor = ""; cursor is not null;)
        {
            JsonElement page = await client.GetAsync($"{path}/results?cursor={Uri.EscapeDataString(cursor)}");
            all.AddRange(Read(page));
            cursor = page.TryGetProperty("cursor", out JsonElement next) ? next.GetString() : null;
        }

        return all;
    }

    private static async Task<IReadOnlyList<Known>> DayAsync(PlainClient client, DateTimeOffset day)
    {
        var all = new List<Known>();
        for (int number = 1; ; number++)
        {
            JsonElement page = await client.PostAsync("api/v2/analytics/conversations/details/query", new JsonObject
            {
                ["interval"] = new QueryInterval(day, day.AddDays(1)).ToString(),
                ["paging"] = new JsonObject { ["pageSize"] = 100, ["pageNumber"] = number },
            });
            Known[] rows = [.. Read(page)];
            if (rows.Length == 0)
            {
                Assert.Equal(page.GetProperty("totalHits").GetInt32(), all.Count);
                return all;
            }

            all.AddRange(rows);
        }
    }

    private static IEnumerable<Known> Read(JsonElement page) => page.TryGetProperty("conversations", out JsonElement rows)
        ? rows.EnumerateArray().Select(row => new Known(
            row.GetProperty("conversationId").GetString()!, row.GetProperty("conversationStart").GetDateTimeOffset()))
        : [];

    private static DateTimeOffset Midnight(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);
}
