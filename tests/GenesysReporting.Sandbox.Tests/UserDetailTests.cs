using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class UserDetailTests
{
    private const string Path = "api/v2/analytics/users/details/query";
    private const string Week = "2026-06-01T00:00:00.000Z/2026-06-08T00:00:00.000Z";

    [Fact]
    public async Task Spans_follow_each_other_and_touch_the_interval()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement[] users = [.. (await Page(sandbox, Week)).GetProperty("userDetails").EnumerateArray()];
        Assert.Equal(11, users.Length);
        foreach (JsonElement user in users)
        {
            foreach (string name in new[] { "primaryPresence", "routingStatus" })
            {
                (DateTimeOffset Start, DateTimeOffset? End)[] spans = [.. Spans(user, name)];
                Assert.True(spans[0].Start <= new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
                Assert.True(spans[^1].End >= new DateTimeOffset(2026, 6, 8, 0, 0, 0, TimeSpan.Zero));
                Assert.Equal(spans.Skip(1).Select(one => (DateTimeOffset?)one.Start), spans.SkipLast(1).Select(one => one.End));
            }

            Assert.Contains("\"ON_QUEUE\"", user.ToString(), StringComparison.Ordinal);
            Assert.Contains("\"INTERACTING\"", user.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_open_span_has_no_end_and_ends_later()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        const string Today = "2026-06-10T00:00:00Z/2026-06-11T00:00:00Z";
        JsonElement noon = await Page(sandbox, Today);
        Assert.All(noon.GetProperty("userDetails").EnumerateArray(), user =>
        {
            (DateTimeOffset Start, DateTimeOffset? End)[] spans = [.. Spans(user, "primaryPresence")];
            Assert.Equal([spans.Length - 1], spans.Select((one, i) => (one.End, i)).Where(one => one.End is null).Select(one => one.i));
        });
        HashSet<DateTimeOffset> open = [.. All(noon).Where(one => one.End is null).Select(one => one.Start)];
        sandbox.Time.Advance(TimeSpan.FromHours(6));
        Assert.Contains(All(await Page(sandbox, Today)), one => open.Contains(one.Start) && one.End is not null);
    }

    [Fact]
    public async Task Pages_give_each_user_once_and_the_total()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string[] all = [.. Ids(await Page(sandbox, Week, 100, 1))];
        var paged = new List<string>();
        for (int number = 1; number <= 3; number++)
        {
            JsonElement page = await Page(sandbox, Week, 5, number);
            Assert.Equal(11, page.GetProperty("totalHits").GetInt32());
            paged.AddRange(Ids(page));
        }

        Assert.Equal(all, paged);
        Assert.False((await Page(sandbox, Week, 5, 4)).TryGetProperty("userDetails", out _));
        Assert.Equal(all.Reverse(), Ids(await Page(sandbox, Week, 100, 1, ",\"order\":\"desc\"")));
    }

    [Fact]
    public async Task Filters_choose_users_by_id_presence_and_status()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement all = await Page(sandbox, Week, 100, 1);
        string id = Ids(all).First();
        Assert.Equal([id], Ids(await Page(sandbox, Week, 100, 1, Filter("userFilters", "userId", id))));
        Assert.Equal(
            all.GetProperty("userDetails").EnumerateArray().Where(user => user.ToString().Contains("\"TRAINING\"", StringComparison.Ordinal)).Select(Id),
            Ids(await Page(sandbox, Week, 100, 1, Filter("presenceFilters", "systemPresence", "TRAINING"))));
        Assert.Equal(
            all.GetProperty("userDetails").EnumerateArray().Where(user => user.ToString().Contains("\"NOT_RESPONDING\"", StringComparison.Ordinal)).Select(Id),
            Ids(await Page(sandbox, Week, 100, 1, Filter("routingStatusFilters", "routingStatus", "NOT_RESPONDING"))));
    }

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset? End)> All(JsonElement page) =>
        page.GetProperty("userDetails").EnumerateArray().SelectMany(user => Spans(user, "primaryPresence"));

    private static string Filter(string name, string dimension, string value) =>
        $$""","{{name}}":[{"type":"and","predicates":[{"dimension":"{{dimension}}","value":"{{value}}"}]}]""";

    private static async Task<JsonElement> Page(SandboxFixture sandbox, string interval, int size = 100, int number = 1, string more = "") =>
        await SandboxFixture.Json(await sandbox.Post(
            Path, $$$"""{"interval":"{{{interval}}}","paging":{"pageSize":{{{size}}},"pageNumber":{{{number}}}}{{{more}}}}"""));

    private static IEnumerable<string> Ids(JsonElement page) =>
        page.TryGetProperty("userDetails", out JsonElement users) ? users.EnumerateArray().Select(Id) : [];

    private static string Id(JsonElement user) => user.GetProperty("userId").GetString()!;

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset? End)> Spans(JsonElement user, string name) =>
        user.GetProperty(name).EnumerateArray().Select(span => (
            span.GetProperty("startTime").GetDateTimeOffset(),
            span.TryGetProperty("endTime", out JsonElement end) ? end.GetDateTimeOffset() : (DateTimeOffset?)null));
}
