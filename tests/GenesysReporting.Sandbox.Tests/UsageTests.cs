using System.Text.Json;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>The counts of the use of the API. The sandbox's now is Wednesday 10 June 2026, 12:00 UTC.</summary>
public sealed class UsageTests
{
    private const string Jobs = "api/v2/usage/aggregates/query/jobs";
    private const string Interval = "\"interval\":\"2026-06-01T00:00:00Z/2026-06-12T00:00:00Z\"";

    private static readonly string[] Statuses = ["status200", "status300", "status400", "status429", "status500"];

    [Fact]
    public async Task A_job_is_running_first_and_then_has_its_rows()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement submitted = await SandboxFixture.Json(await sandbox.Post(Jobs, "{" + Interval + "}"), 202);
        string job = $"{Jobs}/{submitted.GetProperty("id").GetString()}";
        JsonElement first = await SandboxFixture.Json(await sandbox.Get(job));
        Assert.Equal("Running", first.GetProperty("queryStatus").GetString());
        Assert.False(first.TryGetProperty("entities", out _));
        JsonElement second = await SandboxFixture.Json(await sandbox.Get(job));
        JsonElement third = await SandboxFixture.Json(await sandbox.Get(job));
        Assert.Equal("Succeeded", second.GetProperty("queryStatus").GetString());
        Assert.NotEqual(0, second.GetProperty("entities").GetArrayLength());
        Assert.Equal(second.ToString(), third.ToString());
        if (PlatformContract.Path is not null)
        {
            var check = new ContractCheck();
            check.Answer(submitted, "post", "/" + Jobs);
            check.Answer(first, "get", "/" + Jobs + "/{jobId}");
            check.Answer(second, "get", "/" + Jobs + "/{jobId}");
            Assert.Equal([], check.Problems);
        }
    }

    [Fact]
    public async Task Both_days_are_included_and_nothing_is_newer_than_24_hours()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> week = await Rows(sandbox, "{" + Interval + "}");
        string[] days = [.. week.Select(Date).Distinct()];
        Assert.Equal(Enumerable.Range(1, 9).Select(day => $"2026-06-{day:00}"), days);
        sandbox.Time.Advance(TimeSpan.FromDays(3));
        await sandbox.SignedIn();
        IReadOnlyList<JsonElement> later = await Rows(sandbox, "{" + Interval + "}");
        Assert.Equal("2026-06-12", later.Max(Date));
        string[] Before(IReadOnlyList<JsonElement> rows, int day) => [.. rows.Where(row => string.CompareOrdinal(Date(row), $"2026-06-{day:00}") < 0).Select(row => row.ToString())];
        Assert.Equal(Before(week, 9), Before(later, 9));
        long partly = week.Where(row => Date(row) == "2026-06-09").Sum(row => Count(row, "requestCount"));
        Assert.InRange(partly, 1, later.Where(row => Date(row) == "2026-06-09").Sum(row => Count(row, "requestCount")) - 1);
    }

    [Fact]
    public async Task Requests_are_the_sum_of_the_statuses_and_every_status_occurs()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> rows = await Rows(sandbox, "{" + Interval + "}");
        Assert.All(rows, row => Assert.Equal(Count(row, "requestCount"), Statuses.Sum(status => Count(row, status))));
        Assert.All(Statuses, status => Assert.Contains(rows, row => Count(row, status) > 0));
        Assert.All(rows, row => Assert.True(Statuses.All(status => Count(row, status) >= 0)));
        Assert.True(rows.Select(Client).Distinct().Count() >= 4);
        Assert.Contains(rows, row => row.TryGetProperty("user", out _));
        Assert.Contains(rows, row => !row.TryGetProperty("user", out _));
        using var again = await new SandboxFixture().SignedIn();
        Assert.Equal(rows.Select(row => row.ToString()), (await Rows(again, "{" + Interval + "}")).Select(row => row.ToString()));
    }

    [Theory]
    [InlineData("Week", "2026-06-01", "2026-06-08")]
    [InlineData("Month", "2026-06-01")]
    public async Task Coarser_rows_are_sums_of_days(string granularity, params string[] dates)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> days = await Rows(sandbox, "{" + Interval + ",\"groupBy\":[\"HttpMethod\"]}");
        IReadOnlyList<JsonElement> sums = await Rows(sandbox, "{" + Interval + ",\"groupBy\":[\"HttpMethod\"],\"granularity\":\"" + granularity + "\"}");
        Assert.Equal(dates, sums.Select(Date).Distinct());
        Assert.Equal(["DELETE", "GET", "PATCH", "POST"], sums.Select(row => row.GetProperty("httpMethod").GetString()).Distinct().Order());
        foreach (string name in Statuses.Append("requestCount"))
        {
            Assert.Equal(days.Sum(row => Count(row, name)), sums.Sum(row => Count(row, name)));
        }
    }

    [Fact]
    public async Task Rows_have_the_dimensions_and_the_metrics_of_the_query()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> rows = await Rows(
            sandbox, "{" + Interval + ",\"groupBy\":[\"OauthClientName\",\"TemplateUri\"],\"metrics\":[\"Requests\",\"Status429\"],\"granularity\":\"Month\"}");
        Assert.All(rows, row => Assert.Equal(
            ["date", "templateUri", "oauthClient", "requestCount", "status429"], row.EnumerateObject().Select(member => member.Name)));
        Assert.All(rows, row => Assert.Equal(["name"], row.GetProperty("oauthClient").EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task Filters_and_the_order_apply()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> all = await Rows(sandbox, "{" + Interval + "}");
        string client = sandbox.Server.ClientId;
        IReadOnlyList<JsonElement> some = await Rows(
            sandbox, "{" + Interval + ",\"oauthClientIds\":[\"" + client + "\"],\"httpMethods\":[\"POST\"],\"sortBy\":[{\"fieldName\":\"requestCount\",\"order\":\"Desc\"}]}");
        JsonElement[] expected =
        [
            .. all.Where(row => Client(row) == client && row.GetProperty("httpMethod").GetString() == "POST").OrderByDescending(row => Count(row, "requestCount")),
        ];
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(row => row.ToString()), some.Select(row => row.ToString()));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(7)]
    public async Task Pages_give_each_row_once(int size)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string[] whole = [.. (await Rows(sandbox, "{" + Interval + "}")).Select(row => row.ToString())];
        string[] paged = [.. (await Rows(sandbox, "{" + Interval + "}", $"?pageSize={size}")).Select(row => row.ToString())];
        Assert.Equal(whole, paged);
        Assert.Equal(whole.Length, whole.Distinct().Count());
    }

    [Theory]
    [InlineData("{}", "'interval'")]
    [InlineData("{" + Interval + ",\"view\":1}", "'view'")]
    [InlineData("{" + Interval + ",\"granularity\":\"Hour\"}", "[Hour]")]
    [InlineData("{" + Interval + ",\"groupBy\":[\"Queue\"]}", "[Queue]")]
    [InlineData("{" + Interval + ",\"metrics\":[\"status200\"]}", "[status200]")]
    [InlineData("{" + Interval + ",\"sortBy\":[{\"order\":\"asc\",\"fieldName\":\"date\"}]}", "[asc]")]
    [InlineData("{" + Interval + ",\"sortBy\":[{\"fieldName\":\"size\"}]}", "[size]")]
    [InlineData("{\"interval\":\"2026-06-01/2026-06-02\"}", "ISO-8601")]
    [InlineData("{\"interval\":\"2026-03-01T00:00:00Z/2026-05-31T00:00:00Z\"}", "90 days")]
    [InlineData("{\"interval\":\"2025-06-09T00:00:00Z/2025-06-10T00:00:00Z\"}", "a year ago")]
    public async Task A_wrong_body_is_refused_with_the_reason(string body, string text)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Post(Jobs, body);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_and_the_oldest_interval_are_accepted()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Assert.NotEmpty(await Rows(sandbox, "{\"interval\":\"2025-06-10T00:00:00Z/2025-09-08T00:00:00Z\"}"));
    }

    [Fact]
    public async Task A_client_without_the_permission_is_refused_and_an_unknown_job_is_not_found()
    {
        using var sandbox = new SandboxFixture();
        await sandbox.SignedIn(sandbox.Server.Clients[1]);
        using HttpResponseMessage refused = await sandbox.Post(Jobs, "{" + Interval + "}");
        Assert.Equal(403, (int)refused.StatusCode);
        Assert.Contains("usage:organization:view", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage unread = await sandbox.Get(Jobs + "/5b1f3f2a-0000-4000-8000-000000000000");
        Assert.Equal(403, (int)unread.StatusCode);
        await sandbox.SignedIn();
        using HttpResponseMessage missing = await sandbox.Get(Jobs + "/5b1f3f2a-0000-4000-8000-000000000000");
        Assert.Equal(404, (int)missing.StatusCode);
    }

    [Fact]
    public async Task A_fault_ends_a_job()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault("JobFails", "/" + Jobs, 1);
        JsonElement failed = await SandboxFixture.Json(await sandbox.Get(await Submit(sandbox, "{" + Interval + "}")));
        Assert.Equal("Failed", failed.GetProperty("queryStatus").GetString());
        Assert.Contains("could not be completed", failed.GetProperty("errorBody").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(failed.TryGetProperty("entities", out _));
        string job = await Submit(sandbox, "{" + Interval + "}");
        sandbox.Server.AddFault("JobExpires", "/" + Jobs + "/*", 1);
        using HttpResponseMessage expired = await sandbox.Get(job);
        Assert.Equal(404, (int)expired.StatusCode);
    }

    [Theory]
    [InlineData("CursorRepeats", "?after=same")]
    [InlineData("CursorAlternates", "?after=one")]
    public async Task A_fault_names_an_address_that_leads_to_the_first_page_again(string kind, string next)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string job = await Submit(sandbox, "{" + Interval + "}");
        await sandbox.Get(job);
        sandbox.Server.AddFault(kind, "/" + Jobs + "/*", 2);
        JsonElement first = await SandboxFixture.Json(await sandbox.Get(job));
        Assert.EndsWith(next, first.GetProperty("nextUri").GetString(), StringComparison.Ordinal);
        JsonElement second = await SandboxFixture.Json(await sandbox.Get(first.GetProperty("nextUri").GetString()!));
        Assert.Equal(first.GetProperty("entities").ToString(), second.GetProperty("entities").ToString());
        using HttpResponseMessage unknown = await sandbox.Get(job + "?after=same");
        Assert.Equal(400, (int)unknown.StatusCode);
    }

    private static async Task<string> Submit(SandboxFixture sandbox, string body) =>
        $"{Jobs}/{(await SandboxFixture.Json(await sandbox.Post(Jobs, body), 202)).GetProperty("id").GetString()}";

    private static async Task<IReadOnlyList<JsonElement>> Rows(SandboxFixture sandbox, string body, string parameters = "")
    {
        string job = await Submit(sandbox, body);
        await SandboxFixture.Json(await sandbox.Get(job));
        var rows = new List<JsonElement>();
        string? next = job + parameters;
        while (next is not null)
        {
            JsonElement page = await SandboxFixture.Json(await sandbox.Get(next));
            Assert.Equal("Succeeded", page.GetProperty("queryStatus").GetString());
            rows.AddRange(page.GetProperty("entities").EnumerateArray());
            next = page.TryGetProperty("nextUri", out JsonElement address) ? address.GetString() : null;
        }

        return rows;
    }

    private static string Date(JsonElement row) => row.GetProperty("date").GetString()!;

    private static string Client(JsonElement row) => row.GetProperty("oauthClient").GetProperty("id").GetString()!;

    private static long Count(JsonElement row, string name) => row.GetProperty(name).GetInt64();
}
