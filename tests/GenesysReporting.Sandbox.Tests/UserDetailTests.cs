using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class UserDetailTests
{
    private const string Path = "api/v2/analytics/users/details/query";
    private const string Week = "2026-06-01T00:00:00.000Z/2026-06-08T00:00:00.000Z";

    [Fact]
    public async Task Spans_follow_each_other_over_all_records_of_a_user_and_touch_the_interval()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement[] records = await All(sandbox, Week);
        ILookup<string, JsonElement> users = records.ToLookup(Id);
        Assert.Equal(11, users.Count);
        Assert.True(records.Length > 11);
        foreach (IGrouping<string, JsonElement> user in users)
        {
            foreach (string name in new[] { "primaryPresence", "routingStatus" })
            {
                (DateTimeOffset Start, DateTimeOffset? End)[] spans = [.. user.SelectMany(one => Spans(one, name)).Distinct().Order()];
                Assert.True(spans[0].Start <= new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
                Assert.True(spans[^1].End >= new DateTimeOffset(2026, 6, 8, 0, 0, 0, TimeSpan.Zero));
                Assert.Equal(spans.Skip(1).Select(one => (DateTimeOffset?)one.Start), spans.SkipLast(1).Select(one => one.End));
            }

            Assert.Contains("\"ON_QUEUE\"", string.Concat(user), StringComparison.Ordinal);
            Assert.Contains("\"INTERACTING\"", string.Concat(user), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("primaryPresence", "OFFLINE")]
    [InlineData("routingStatus", "OFF_QUEUE")]
    public async Task Some_spans_last_longer_than_two_days(string list, string status)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Assert.Contains(await All(sandbox, Week), user => user.GetProperty(list).ToString().Contains(status, StringComparison.Ordinal)
            && Spans(user, list).Any(one => one.End - one.Start > TimeSpan.FromDays(2)));
    }

    [Fact]
    public async Task Some_users_come_in_two_records_that_begin_with_the_same_span()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement[] records = await All(sandbox, Week);
        Assert.Contains(records.GroupBy(Id), user => user.Select(one => Spans(one, "primaryPresence").First()).ToArray() is [var first, var second] && first == second);
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
            Assert.DoesNotContain(spans.SkipLast(1), one => one.End is null);
        });
        HashSet<DateTimeOffset> open = [.. All(noon).Where(one => one.End is null).Select(one => one.Start)];
        sandbox.Time.Advance(TimeSpan.FromHours(6));
        Assert.Contains(All(await Page(sandbox, Today)), one => open.Contains(one.Start) && one.End is not null);
    }

    [Fact]
    public async Task Pages_are_short_and_the_total_is_approximate()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string[] all = [.. (await All(sandbox, Week)).Select(one => one.ToString())];
        var paged = new List<string>();
        int number = 0;
        for (JsonElement page = default; number == 0 || page.TryGetProperty("userDetails", out _);)
        {
            page = await Page(sandbox, Week, 5, ++number);
            Assert.NotEqual(all.Length, page.GetProperty("totalHits").GetInt32());
            paged.AddRange(Records(page).Select(one => one.ToString()));
        }

        Assert.Equal(all, paged);
        Assert.Equal(3, Records(await Page(sandbox, Week, 5, 1)).Length);
        Assert.Equal(
            (await All(sandbox, Week)).Select(Id).Distinct().Reverse(),
            Records(await Page(sandbox, Week, 100, 1, ",\"order\":\"desc\"")).Select(Id).Distinct());
    }

    [Fact]
    public async Task Filters_choose_users_by_id_presence_and_status()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement[] all = await All(sandbox, Week);
        string id = Id(all[0]);
        Assert.Equal([id], (await All(sandbox, Week, Filter("userFilters", "userId", id))).Select(Id).Distinct());
        Assert.Equal(
            all.Where(user => user.ToString().Contains("\"TRAINING\"", StringComparison.Ordinal)).Select(Id).Distinct(),
            (await All(sandbox, Week, Filter("presenceFilters", "systemPresence", "TRAINING"))).Select(Id).Distinct());
        Assert.Equal(
            all.Where(user => user.ToString().Contains("\"NOT_RESPONDING\"", StringComparison.Ordinal)).Select(Id).Distinct(),
            (await All(sandbox, Week, Filter("routingStatusFilters", "routingStatus", "NOT_RESPONDING"))).Select(Id).Distinct());
    }

    [Theory]
    [InlineData("2026-05-01T00:00:00Z/2026-05-08T00:00:00.001Z", "", "You must specify a search interval as part of your query that does not exceed 7 days")]
    [InlineData("2026-04-01T00:00:00Z/2026-05-02T00:00:00.001Z", "userId", "You must specify a search interval as part of your query that does not exceed 31 days")]
    [InlineData("2026-05-01T00:00:00Z/2026-05-08T00:00:00Z", "", null)]
    [InlineData("2026-04-01T00:00:00Z/2026-05-02T00:00:00Z", "userId", null)]
    public async Task Long_intervals_are_refused(string interval, string filter, string? message)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string more = filter.Length == 0 ? string.Empty : Filter("userFilters", filter, "u");
        using HttpResponseMessage answer = await sandbox.Post(Path, $$"""{"interval":"{{interval}}"{{more}}}""");
        Assert.Equal(message is null ? 200 : 400, (int)answer.StatusCode);
        Assert.Contains(message ?? "{", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users/details/query", 100, 200)]
    [InlineData("users/details/query", 101, 400)]
    [InlineData("users/aggregates/query", 100, 200)]
    [InlineData("users/aggregates/query", 101, 400)]
    public async Task More_than_a_hundred_users_are_refused(string path, int users, int status)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string predicates = string.Join(',', Enumerable.Range(1, users).Select(i => $$"""{"dimension":"userId","value":"u{{i}}"}"""));
        string filter = $$"""{"type":"or","predicates":[{{predicates}}]}""";
        string body = path.Contains("details", StringComparison.Ordinal)
            ? $$"""{"interval":"2026-06-01/2026-06-02","userFilters":[{{filter}}]}"""
            : $$"""{"interval":"2026-06-01/2026-06-02","metrics":["tSystemPresence"],"filter":{{filter}}}""";
        using HttpResponseMessage answer = await sandbox.Post(
            $"api/v2/analytics/{path}", body.Replace("2026-06-01/2026-06-02", "2026-06-01T00:00:00Z/2026-06-02T00:00:00Z", StringComparison.Ordinal));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("\"groupBy\":[\"queueId\"]")]
    [InlineData("\"filter\":{\"type\":\"or\",\"predicates\":[{\"dimension\":\"queueId\",\"value\":\"q\"}]}")]
    public async Task User_aggregates_take_no_other_dimension_than_userId(string member)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Post(
            "api/v2/analytics/users/aggregates/query", $$"""{"interval":"2026-06-01T00:00:00Z/2026-06-02T00:00:00Z","metrics":["tSystemPresence"],{{member}}}""");
        Assert.Equal(400, (int)answer.StatusCode);
    }

    private static async Task<JsonElement[]> All(SandboxFixture sandbox, string interval, string more = "")
    {
        var all = new List<JsonElement>();
        for (int number = 1; ; number++)
        {
            JsonElement[] page = Records(await Page(sandbox, interval, 100, number, more));
            if (page.Length == 0)
            {
                return [.. all];
            }

            all.AddRange(page);
        }
    }

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset? End)> All(JsonElement page) =>
        page.GetProperty("userDetails").EnumerateArray().SelectMany(user => Spans(user, "primaryPresence"));

    private static string Filter(string name, string dimension, string value) =>
        $$""","{{name}}":[{"type":"and","predicates":[{"dimension":"{{dimension}}","value":"{{value}}"}]}]""";

    private static async Task<JsonElement> Page(SandboxFixture sandbox, string interval, int size = 100, int number = 1, string more = "") =>
        await SandboxFixture.Json(await sandbox.Post(
            Path, $$$"""{"interval":"{{{interval}}}","paging":{"pageSize":{{{size}}},"pageNumber":{{{number}}}}{{{more}}}}"""));

    private static JsonElement[] Records(JsonElement page) =>
        page.TryGetProperty("userDetails", out JsonElement users) ? [.. users.EnumerateArray()] : [];

    private static string Id(JsonElement user) => user.GetProperty("userId").GetString()!;

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset? End)> Spans(JsonElement user, string name) =>
        user.GetProperty(name).EnumerateArray().Select(span => (
            span.GetProperty("startTime").GetDateTimeOffset(),
            span.TryGetProperty("endTime", out JsonElement end) ? end.GetDateTimeOffset() : (DateTimeOffset?)null));
}
