using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Sandbox.Queries;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Sandbox.Tests;

public sealed class JobTests
{
    private const string Details = "api/v2/analytics/conversations/details/jobs";
    private const string Tuesday = "\"interval\":\"2026-06-09T00:00:00.000Z/2026-06-10T00:00:00.000Z\"";

    public static TheoryData<string> Paths => [.. AnalyticsBodies.Jobs.Select(one => one.Path)];

    [Theory]
    [Trait(Needs.Name, Needs.Contract)]
    [MemberData(nameof(Paths))]
    public async Task A_job_of_any_family_runs_through_its_states_and_answers_by_the_contract(string path)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Operation operation = AnalyticsBodies.Jobs.Single(one => one.Path == path);
        JsonObject body = AnalyticsBodies.For(operation);
        JsonElement submitted = await SandboxFixture.Json(await sandbox.Post(path, body.ToJsonString()), 202);
        string job = path + "/" + submitted.GetProperty("jobId").GetString();
        var states = new List<string>();
        JsonElement status;
        do
        {
            status = await SandboxFixture.Json(await sandbox.Get(job));
            states.Add(status.GetProperty("state").GetString()!);
        }
        while (states[^1] is "QUEUED" or "PENDING");
        Assert.Equal(["QUEUED", "PENDING", "FULFILLED"], states);
        JsonElement results = await SandboxFixture.Json(await sandbox.Get(job + "/results"));
        Assert.True(results.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array).Value.GetArrayLength() > 0);
        body["nonsense"] = 1;
        using HttpResponseMessage refused = await sandbox.Post(path, body.ToJsonString());
        Assert.Equal(400, (int)refused.StatusCode);
        if (PlatformContract.Path is not null)
        {
            var check = new ContractCheck();
            check.Answer(submitted, "post", path);
            check.Answer(status, "get", path + "/{jobId}");
            check.Answer(results, "get", path + "/{jobId}/results");
            Assert.Equal([], check.Problems);
        }
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(50)]
    [InlineData(7)]
    public async Task Pages_give_each_conversation_once(int size)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        (IReadOnlyList<JsonElement> rows, IReadOnlyList<int> sizes) = await Fetch(sandbox, "{" + Tuesday + "}", size);
        Assert.Equal(rows.Count, rows.Select(Id).Distinct().Count());
        Assert.True(rows.Count > 100);
        Assert.True(size == 1000 || sizes.SkipLast(1).Any(one => one < size), "no page was short");
        Assert.All(sizes, one => Assert.InRange(one, 1, size));
    }

    [Fact]
    public async Task Conversations_are_matched_by_overlap_and_not_by_day()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        DateTimeOffset start = new(2026, 6, 3, 10, 0, 0, TimeSpan.Zero);
        DateTimeOffset end = start.AddHours(2);
        IReadOnlyList<JsonElement> all = await sandbox.All("2026-05-26T00:00:00Z/2026-06-01T00:00:00Z");
        JsonElement[] known = [.. all, .. await sandbox.All("2026-06-01T00:00:00Z/2026-06-04T00:00:00Z")];
        string[] expected =
        [
            .. known.Where(row => Start(row) < end && (End(row) is not { } over ? Start(row).AddDays(8) >= start : over > start)).Select(Id).Order(),
        ];
        (IReadOnlyList<JsonElement> rows, _) = await Fetch(sandbox, """{"interval":"2026-06-03T10:00:00Z/2026-06-03T12:00:00Z"}""");
        Assert.Equal(expected, rows.Select(Id).Order());
        Assert.Contains(rows, row => Start(row) < start.AddDays(-2));
        Assert.Contains(rows, row => Start(row) < start && Start(row) > start.AddHours(-10));
        (IReadOnlyList<JsonElement> day, _) = await Fetch(sandbox, """{"interval":"2026-06-03T10:00:00Z/2026-06-03T12:00:00Z","startOfDayIntervalMatching":true}""");
        Assert.Equal(rows.Where(row => Start(row).Day == 3).Select(Id), day.Select(Id));
    }

    [Fact]
    public async Task The_order_and_the_limit_apply()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        (IReadOnlyList<JsonElement> up, _) = await Fetch(sandbox, "{" + Tuesday + "}");
        (IReadOnlyList<JsonElement> down, _) = await Fetch(sandbox, "{" + Tuesday + ",\"order\":\"desc\"}", 30);
        (IReadOnlyList<JsonElement> some, _) = await Fetch(sandbox, "{" + Tuesday + ",\"limit\":42}", 30);
        (IReadOnlyList<JsonElement> ends, _) = await Fetch(sandbox, "{" + Tuesday + ",\"orderBy\":\"conversationEnd\"}");
        Assert.Equal(up.Select(Start).Order(), up.Select(Start));
        Assert.Equal(up.Reverse().Select(Id), down.Select(Id));
        Assert.Equal(up.Take(42).Select(Id), some.Select(Id));
        Assert.Equal(ends.Select(row => End(row) ?? DateTimeOffset.MaxValue).Order(), ends.Select(row => End(row) ?? DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task Filters_apply_to_jobs_too()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        (IReadOnlyList<JsonElement> all, _) = await Fetch(sandbox, "{" + Tuesday + "}");
        (IReadOnlyList<JsonElement> chats, _) = await Fetch(
            sandbox, "{" + Tuesday + ",\"segmentFilters\":[{\"type\":\"and\",\"predicates\":[{\"dimension\":\"mediaType\",\"value\":\"chat\"}]}]}");
        Assert.NotEmpty(chats);
        Assert.Equal(all.Where(row => Trees.Segments(row).Any(segment => segment.MediaType == "chat")).Select(Id), chats.Select(Id));
    }

    [Fact]
    public async Task Only_jobs_have_attributes_and_they_are_truncated()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        (IReadOnlyList<JsonElement> rows, _) = await Fetch(sandbox, """{"interval":"2026-06-01T00:00:00Z/2026-06-08T00:00:00Z"}""");
        string[] values =
        [
            .. from row in rows
               from participant in row.GetProperty("participants").EnumerateArray()
               where participant.TryGetProperty("attributes", out _)
               from attribute in participant.GetProperty("attributes").EnumerateObject()
               select attribute.Value.GetString()!,
        ];
        Assert.Equal(1024, values.Max(value => value.Length));
        Assert.Contains("=tier", values);
        Assert.DoesNotContain("\"attributes\"", string.Concat(await sandbox.All(AnalyticsBodies.Day)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_after_the_watermark_is_silently_missing()
    {
        using var sandbox = await new SandboxFixture(
            new SandboxOptions { RequestsPerMinute = 0, ConversationsPerDay = 1000, DataAvailabilityLag = TimeSpan.FromHours(3) }).SignedIn();
        JsonElement availability = await SandboxFixture.Json(await sandbox.Get(Details + "/availability"));
        Assert.Equal("2026-06-10T09:00:00.000Z", availability.GetProperty("dataAvailabilityDate").GetString());
        const string Body = """{"interval":"2026-06-10T00:00:00Z/2026-06-11T00:00:00Z"}""";
        string job = await Fulfilled(sandbox, Body);
        JsonElement page = await SandboxFixture.Json(await sandbox.Get(job + "/results"));
        Assert.Equal("2026-06-10T09:00:00.000Z", page.GetProperty("dataAvailabilityDate").GetString());
        DateTimeOffset watermark = new(2026, 6, 10, 9, 0, 0, TimeSpan.Zero);
        Assert.All(page.GetProperty("conversations").EnumerateArray().SelectMany(row => Trees.Times(row)), time => Assert.True(time <= watermark));
        sandbox.Time.Advance(TimeSpan.FromHours(4));
        Assert.Equal(page.ToString(), (await SandboxFixture.Json(await sandbox.Get(job + "/results"))).ToString());
        (IReadOnlyList<JsonElement> later, _) = await Fetch(sandbox, Body);
        Assert.Contains(later, row => Start(row) > watermark);
    }

    [Fact]
    public async Task A_job_takes_its_duration_and_expires()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions
        {
            JobPolls = 0, JobDuration = TimeSpan.FromSeconds(30), JobLifetime = TimeSpan.FromHours(1),
        }).SignedIn();
        string job = await Submit(sandbox, "{" + Tuesday + "}");
        Assert.Equal("QUEUED", await State(sandbox, job));
        sandbox.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("PENDING", await State(sandbox, job));
        using (HttpResponseMessage early = await sandbox.Get(job + "/results"))
        {
            Assert.Equal(400, (int)early.StatusCode);
        }

        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("FULFILLED", await State(sandbox, job));
        JsonElement status = await SandboxFixture.Json(await sandbox.Get(job));
        Assert.Equal("2026-06-10T12:00:00.000Z", status.GetProperty("submissionDate").GetString());
        Assert.Equal("2026-06-10T12:00:30.000Z", status.GetProperty("completionDate").GetString());
        Assert.Equal("2026-06-10T13:00:00.000Z", status.GetProperty("expirationDate").GetString());
        sandbox.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("EXPIRED", await State(sandbox, job));
        using HttpResponseMessage late = await sandbox.Get(job + "/results");
        Assert.Equal(404, (int)late.StatusCode);
    }

    [Fact]
    public async Task Another_token_can_read_a_job_and_a_cancelled_or_unknown_job_has_no_results()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string job = await Fulfilled(sandbox, "{" + Tuesday + "}");
        await sandbox.SignedIn();
        await SandboxFixture.Json(await sandbox.Get(job + "/results"));
        using (HttpResponseMessage cancelled = await sandbox.Http.DeleteAsync(new Uri(sandbox.Server.ApiUri, job)))
        {
            Assert.Equal(200, (int)cancelled.StatusCode);
        }

        Assert.Equal("CANCELLED", await State(sandbox, job));
        foreach (string path in new[]
        {
            job + "/results", Details + "/5b1f3f2a-0000-4000-8000-000000000000", job.Replace("conversations", "users", StringComparison.Ordinal),
        })
        {
            using HttpResponseMessage missing = await sandbox.Get(path);
            Assert.Equal(404, (int)missing.StatusCode);
            Assert.Equal("not.found", await SandboxFixture.Code(missing));
        }
    }

    [Fact]
    public async Task A_cursor_must_be_encoded_and_belongs_to_one_job()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string job = await Fulfilled(sandbox, "{" + Tuesday + "}");
        string other = await Fulfilled(sandbox, "{" + Tuesday + "}");
        string cursor = (await SandboxFixture.Json(await sandbox.Get(job + "/results?pageSize=20"))).GetProperty("cursor").GetString()!;
        Assert.All("+/=", letter => Assert.Contains(letter, cursor));
        await SandboxFixture.Json(await sandbox.Get($"{job}/results?cursor={Uri.EscapeDataString(cursor)}"));
        foreach (string path in new[]
        {
            $"{job}/results?cursor={cursor}", $"{other}/results?cursor={Uri.EscapeDataString(cursor)}", $"{job}/results?cursor=5",
            $"{job}/results?pageSize=1001", $"{job}/results?pageSize=0", $"{job}/results?pageSize=x",
        })
        {
            using HttpResponseMessage wrong = await sandbox.Get(path);
            Assert.True((int)wrong.StatusCode == 400, path);
        }
    }

    [Theory]
    [InlineData("JobFails", "FAILED")]
    [InlineData("JobExpires", "EXPIRED")]
    public async Task A_fault_ends_a_job_at_its_submission_or_at_a_status_request(string kind, string state)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault(kind, "/api/v2/analytics/conversations/details/jobs", 1);
        string job = await Submit(sandbox, "{" + Tuesday + "}");
        JsonElement status = await SandboxFixture.Json(await sandbox.Get(job));
        Assert.Equal(state, status.GetProperty("state").GetString());
        Assert.Equal(kind == "JobFails", status.TryGetProperty("errorMessage", out _));
        string later = await Fulfilled(sandbox, "{" + Tuesday + "}");
        sandbox.Server.AddFault(kind, "/api/v2/analytics/conversations/details/jobs/*", 1);
        Assert.Equal(state, await State(sandbox, later));
        Assert.Equal(state, await State(sandbox, later));
        using HttpResponseMessage none = await sandbox.Get(later + "/results");
        Assert.Equal(kind == "JobFails" ? 400 : 404, (int)none.StatusCode);
    }

    [Theory]
    [InlineData("CursorRefused", 400)]
    [InlineData("CursorGone", 404)]
    public async Task A_cursor_can_be_lost(string kind, int code)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string job = await Fulfilled(sandbox, "{" + Tuesday + "}");
        sandbox.Server.AddFault(kind, "/api/v2/analytics/*/results", 1);
        using HttpResponseMessage lost = await sandbox.Get(job + "/results");
        Assert.Equal(code, (int)lost.StatusCode);
        await SandboxFixture.Json(await sandbox.Get(job + "/results"));
        sandbox.Server.ExpireJobs();
        Assert.Equal("EXPIRED", await State(sandbox, job));
    }

    [Fact]
    public async Task A_job_of_users_has_the_results_of_the_query()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string body = "{\"interval\":\"2026-06-08T00:00:00Z/2026-06-09T00:00:00Z\"}";
        string job = await Fulfilled(sandbox, body, "api/v2/analytics/users/details/jobs");
        var users = new List<string>();
        string next = "?pageSize=4";
        while (true)
        {
            JsonElement page = await SandboxFixture.Json(await sandbox.Get($"{job}/results{next}"));
            users.AddRange(page.GetProperty("userDetails").EnumerateArray().Select(user => user.ToString()));
            if (!page.TryGetProperty("cursor", out JsonElement cursor))
            {
                break;
            }

            next = "?pageSize=4&cursor=" + Uri.EscapeDataString(cursor.GetString()!);
        }

        JsonElement queried = await SandboxFixture.Json(await sandbox.Post(
            "api/v2/analytics/users/details/query", body[..^1] + ",\"paging\":{\"pageSize\":100,\"pageNumber\":1}}"));
        Assert.Equal(queried.GetProperty("userDetails").EnumerateArray().Select(user => user.ToString()), users);
    }

    [Fact]
    public async Task A_job_of_aggregates_gives_the_groups_of_the_query_in_pages()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        const string Path = "api/v2/analytics/conversations/aggregates/";
        string body = "{" + Tuesday + ",\"metrics\":[\"tHandle\",\"nOffered\"],\"groupBy\":[\"userId\"],\"granularity\":\"PT1H\"";
        string job = await Fulfilled(sandbox, body + ",\"pageSize\":4}", Path + "jobs");
        var groups = new List<string>();
        string next = string.Empty;
        while (true)
        {
            JsonElement page = await SandboxFixture.Json(await sandbox.Get($"{job}/results{next}"));
            Assert.InRange(page.GetProperty("results").GetArrayLength(), 1, 4);
            groups.AddRange(page.GetProperty("results").EnumerateArray().Select(one => one.ToString()));
            if (!page.TryGetProperty("cursor", out JsonElement cursor))
            {
                break;
            }

            next = "?cursor=" + Uri.EscapeDataString(cursor.GetString()!);
        }

        JsonElement queried = await SandboxFixture.Json(await sandbox.Post(Path + "query", body + "}"));
        Assert.Equal(queried.GetProperty("results").EnumerateArray().Select(one => one.ToString()), groups);
    }

    private static async Task<(IReadOnlyList<JsonElement> Rows, IReadOnlyList<int> Sizes)> Fetch(SandboxFixture sandbox, string body, int size = 1000)
    {
        string job = await Fulfilled(sandbox, body);
        var rows = new List<JsonElement>();
        var sizes = new List<int>();
        string next = string.Empty;
        while (true)
        {
            JsonElement page = await SandboxFixture.Json(await sandbox.Get($"{job}/results?pageSize={size}{next}"));
            sizes.Add(page.GetProperty("conversations").GetArrayLength());
            rows.AddRange(page.GetProperty("conversations").EnumerateArray());
            if (!page.TryGetProperty("cursor", out JsonElement cursor))
            {
                return (rows, sizes);
            }

            next = "&cursor=" + Uri.EscapeDataString(cursor.GetString()!);
        }
    }

    private static async Task<string> Submit(SandboxFixture sandbox, string body, string path = Details) =>
        path + "/" + (await SandboxFixture.Json(await sandbox.Post(path, body), 202)).GetProperty("jobId").GetString();

    private static async Task<string> Fulfilled(SandboxFixture sandbox, string body, string path = Details)
    {
        string job = await Submit(sandbox, body, path);
        for (int i = 0; i < 2; i++)
        {
            await State(sandbox, job);
        }

        Assert.Equal("FULFILLED", await State(sandbox, job));
        return job;
    }

    private static async Task<string> State(SandboxFixture sandbox, string job) =>
        (await SandboxFixture.Json(await sandbox.Get(job))).GetProperty("state").GetString()!;

    private static string Id(JsonElement row) => row.GetProperty("conversationId").GetString()!;

    private static DateTimeOffset Start(JsonElement row) => row.GetProperty("conversationStart").GetDateTimeOffset();

    private static DateTimeOffset? End(JsonElement row) =>
        row.TryGetProperty("conversationEnd", out JsonElement end) ? end.GetDateTimeOffset() : null;
}
