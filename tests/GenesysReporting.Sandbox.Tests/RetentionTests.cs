using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>Days that are older than the retention: at noon of 10 June, with 30 days, the oldest is 11 May.</summary>
public sealed class RetentionTests
{
    private const string Before = "2026-05-10T00:00:00Z/2026-05-11T00:00:00Z";
    private const string Oldest = "2026-05-11T00:00:00Z/2026-05-12T00:00:00Z";
    private const string Both = "2026-05-10T00:00:00Z/2026-05-12T00:00:00Z";

    [Theory]
    [InlineData(null, 1827)]
    [InlineData(30, 30)]
    public async Task The_settings_say_how_many_days_are_kept(int? days, int expected)
    {
        using var sandbox = await new SandboxFixture(days is { } set ? new SandboxOptions { RetentionDays = set } : null).SignedIn();
        JsonElement settings = await SandboxFixture.Json(await sandbox.Get("api/v2/analytics/dataretention/settings"));
        Assert.Equal(expected, settings.GetProperty("retentionDays").GetInt32());
        Assert.Equal("2021-03-01T08:30:00.000Z", settings.GetProperty("dateCreated").GetString());
        Assert.Equal("2021-03-01T08:30:00.000Z", settings.GetProperty("dateModified").GetString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(36_501)]
    public void Other_numbers_are_refused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxServer.Start(new SandboxOptions { RetentionDays = days }));

    [Fact]
    public async Task Older_conversations_are_gone_from_queries_and_by_id()
    {
        using var all = await new SandboxFixture().SignedIn();
        using var sandbox = await Short();
        const string Filter = ",\"segmentFilters\":[{\"type\":\"and\",\"predicates\":[{\"dimension\":\"mediaType\",\"value\":\"voice\"}]}]";
        Assert.Equal([], await sandbox.All(Before));
        Assert.Equal([], await sandbox.All(Before, Filter));
        Assert.Equal(Texts(await all.All(Oldest)), Texts(await sandbox.All(Both)));
        Assert.Equal(Texts(await all.All(Oldest, Filter)), Texts(await sandbox.All(Both, Filter)));
        string id = (await all.All(Before))[0].GetProperty("conversationId").GetString()!;
        Assert.Equal(200, (int)(await all.Get($"api/v2/analytics/conversations/{id}/details")).StatusCode);
        Assert.Equal(404, (int)(await sandbox.Get($"api/v2/analytics/conversations/{id}/details")).StatusCode);
        sandbox.Time.Advance(TimeSpan.FromHours(12));
        Assert.Equal([], await sandbox.All(Oldest));
    }

    [Fact]
    public async Task Older_days_are_empty_in_jobs()
    {
        using var all = await new SandboxFixture(new SandboxOptions { JobPolls = 0 }).SignedIn();
        using var sandbox = await Short();
        Assert.Equal([], Texts(await Job(sandbox, "conversations", Before)));
        Assert.Equal([], Texts(await Job(sandbox, "users", Before)));
        JsonElement[] kept = [.. (await Job(all, "conversations", Both)).Where(row => row.GetProperty("conversationStart").GetDateTimeOffset().Day == 11)];
        Assert.Equal(Texts(kept), Texts(await Job(sandbox, "conversations", Both)));
        DateTimeOffset first = new(2026, 5, 11, 0, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] starts =
        [
            .. (await Job(sandbox, "users", Both)).SelectMany(user => user.GetProperty("primaryPresence").EnumerateArray())
                .Select(span => span.GetProperty("startTime").GetDateTimeOffset()),
        ];
        Assert.Equal(first, starts.Min());
    }

    [Theory]
    [InlineData("conversations", "nConversations")]
    [InlineData("users", "tSystemPresence")]
    [InlineData("surveys", "nSurveysSent")]
    public async Task Aggregates_have_no_bucket_of_an_older_day(string family, string metric)
    {
        using var all = await new SandboxFixture().SignedIn();
        using var sandbox = await Short();
        string body = $$"""{"interval":"{{Both}}","granularity":"P1D","metrics":["{{metric}}"]}""";
        string path = $"api/v2/analytics/{family}/aggregates/query";
        Assert.Equal(["2026-05-10", "2026-05-11"], Days(await SandboxFixture.Json(await all.Post(path, body))));
        Assert.Equal(["2026-05-11"], Days(await SandboxFixture.Json(await sandbox.Post(path, body))));
    }

    private static Task<SandboxFixture> Short() =>
        new SandboxFixture(new SandboxOptions { RetentionDays = 30, JobPolls = 0, RequestsPerMinute = 0 }).SignedIn();

    private static async Task<JsonElement[]> Job(SandboxFixture sandbox, string family, string interval)
    {
        string path = $"api/v2/analytics/{family}/details/jobs";
        JsonElement job = await SandboxFixture.Json(await sandbox.Post(path, $$"""{"interval":"{{interval}}"}"""), 202);
        JsonElement page = await SandboxFixture.Json(await sandbox.Get($"{path}/{job.GetProperty("jobId").GetString()}/results"));
        return [.. page.GetProperty(family == "users" ? "userDetails" : "conversations").EnumerateArray()];
    }

    private static IEnumerable<string> Texts(IEnumerable<JsonElement> rows) => rows.Select(row => row.ToString());

    private static IEnumerable<string> Days(JsonElement answer) => answer.GetProperty("results").EnumerateArray()
        .SelectMany(group => group.GetProperty("data").EnumerateArray())
        .Select(bucket => bucket.GetProperty("interval").GetString()![..10]).Distinct().Order();
}
