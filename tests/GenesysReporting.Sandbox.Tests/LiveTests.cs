using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>The current state of queues, users and agents.</summary>
public sealed class LiveTests
{
    private const string Queues = "api/v2/analytics/queues/observations/query";

    [Fact]
    public async Task A_queue_counts_waiting_conversations_as_in_the_details()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, ConversationsPerDay = 3000 }).SignedIn();
        IReadOnlyList<JsonElement> today = await sandbox.All("2026-06-04T00:00:00Z/2026-06-11T00:00:00Z");
        int waiting = today.Where(row => !row.TryGetProperty("conversationEnd", out _))
            .SelectMany(Trees.Sessions).Count(session => session.Purpose == "acd" && session.Segments[^1].End is null);
        Assert.True(waiting > 0);
        JsonElement answer = await Ask(
            sandbox, Queues, """{"metrics":["oWaiting","oLongestWaiting"],"detailMetrics":["oWaiting"],"filter":{"type":"and","predicates":[{"dimension":"queueId","operator":"exists"}]}}""");
        JsonElement[] data = [.. answer.GetProperty("results").EnumerateArray().SelectMany(one => one.GetProperty("data").EnumerateArray())];
        JsonElement[] waits = [.. data.Where(one => one.GetProperty("metric").GetString() == "oWaiting")];
        Assert.Equal(waiting, waits.Sum(one => one.GetProperty("stats").GetProperty("count").GetInt32()));
        Assert.Equal(waiting, waits.Sum(one => one.GetProperty("observations").GetArrayLength()));
        DateTimeOffset oldest = waits.SelectMany(one => one.GetProperty("observations").EnumerateArray())
            .Min(one => one.GetProperty("observationDate").GetDateTimeOffset());
        Assert.Equal(
            (long)(sandbox.Time.GetUtcNow() - oldest).TotalMilliseconds,
            data.Where(one => one.GetProperty("metric").GetString() == "oLongestWaiting").Max(one => one.GetProperty("stats").GetProperty("calculatedMetricValue").GetInt64()));
    }

    [Fact]
    public async Task A_filter_leaves_only_its_queue_with_its_zeros()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, ConversationsPerDay = 0 }).SignedIn();
        string id = (await SandboxFixture.Json(await sandbox.Get("api/v2/routing/queues"))).GetProperty("entities")[2].GetProperty("id").GetString()!;
        JsonElement answer = await Ask(
            sandbox, Queues, $$$"""{"metrics":["oWaiting","oMemberUsers"],"filter":{"type":"or","predicates":[{"dimension":"queueId","value":"{{{id}}}"}]}}""");
        Assert.All(answer.GetProperty("results").EnumerateArray(), one => Assert.Equal(id, one.GetProperty("group").GetProperty("queueId").GetString()));
        string text = answer.ToString();
        Assert.Contains("{\"metric\":\"oWaiting\",\"stats\":{\"count\":0}}", text, StringComparison.Ordinal);
        Assert.Contains("\"oMemberUsers\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_is_paged_by_the_address_and_agrees_with_observations()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        const string Body = """{"metrics":[{"metric":"oMemberUsers","details":true}],"groupBy":["queueId"]}""";
        const string Path = "api/v2/analytics/routing/activity/query";
        var paged = new List<JsonElement>();
        for (int number = 1; number <= 4; number++)
        {
            paged.AddRange((await Ask(sandbox, $"{Path}?pageSize=2&pageNumber={number}", Body)).GetProperty("results").EnumerateArray());
        }

        Assert.Equal(5, paged.Count);
        Assert.Equal(5, paged.Select(one => one.GetProperty("group").GetProperty("queueId").GetString()).Distinct().Count());
        JsonElement observed = await Ask(
            sandbox, Queues, """{"metrics":["oMemberUsers"],"filter":{"type":"and","predicates":[{"dimension":"queueId","operator":"exists"}]}}""");
        Assert.Equal(
            observed.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("data")[0].GetProperty("stats").GetProperty("count").GetInt32()).Order(),
            paged.Select(one => one.GetProperty("data")[0].GetProperty("count").GetInt32()).Order());
        Assert.All(paged, one => Assert.Equal(one.GetProperty("data")[0].GetProperty("count").GetInt32(), one.GetProperty("entities").GetArrayLength()));
        using HttpResponseMessage wrong = await sandbox.Post(Path + "?pageSize=0", Body);
        Assert.Equal(400, (int)wrong.StatusCode);
    }

    [Fact]
    public async Task Agents_are_counted_as_they_are_listed()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement all = await Ask(sandbox, "api/v2/analytics/agents/status/query", """{"userOrderBy":"userName"}""");
        JsonElement[] agents = [.. all.GetProperty("entities").EnumerateArray()];
        Assert.Equal(11, agents.Length);
        JsonElement counts = await Ask(sandbox, "api/v2/analytics/agents/status/counts?groupBy=routingStatus&groupBy=presence", "{}");
        Assert.Equal(
            agents.GroupBy(one => one.GetProperty("routingStatus").GetString()!).ToDictionary(one => one.Key, one => one.Count()),
            counts.GetProperty("routingStatusCounts").EnumerateArray().ToDictionary(one => one.GetProperty("routingStatus").GetString()!, one => one.GetProperty("count").GetInt32()));
        string id = agents[3].GetProperty("userId").GetString()!;
        JsonElement one = await SandboxFixture.Json(await sandbox.Get($"api/v2/analytics/agents/{id}/status"));
        Assert.Equal(agents[3].ToString(), one.ToString());
        JsonElement filtered = await Ask(
            sandbox, "api/v2/analytics/agents/status/query", $$$"""{"userFilter":{"type":"and","predicates":[{"dimension":"userId","value":"{{{id}}}"}]}}""");
        Assert.Equal(id, Assert.Single(filtered.GetProperty("entities").EnumerateArray()).GetProperty("userId").GetString());
        JsonElement alone = await Ask(sandbox, "api/v2/analytics/agents/status/counts", "{}");
        Assert.Equal(["segmentCounts"], alone.EnumerateObject().Select(member => member.Name));
        Assert.Equal("InAdherence,OutOfAdherence", string.Join(',', agents.Select(agent => agent.GetProperty("adherenceState").GetString()).Distinct().Order()));
        JsonElement some = await Ask(sandbox, "api/v2/analytics/agents/status/counts?groupBy=presence", "{}");
        Assert.Equal(["presenceCounts"], some.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Task_metrics_are_paged_by_a_cursor_in_the_address()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string path = "api/v2/analytics/taskmanagement/metrics/query";
        string queue = (await SandboxFixture.Json(await sandbox.Get("api/v2/routing/queues"))).GetProperty("entities")[0].GetProperty("id").GetString()!;
        string body = $$$"""{"groupBy":["assigneeId"],"metrics":[{"name":"oWorkitemsAssigned"}],"filter":{"predicates":[{"dimension":"queueId","value":"{{{queue}}}"}]},"expands":["assignee"]}""";
        JsonElement whole = await Ask(sandbox, path + "?pageSize=200", body);
        Assert.False(whole.TryGetProperty("cursors", out _));
        var paged = new List<string>();
        string? after = null;
        do
        {
            JsonElement page = await Ask(sandbox, $"{path}?pageSize=3" + (after is null ? "" : "&after=" + Uri.EscapeDataString(after)), body);
            paged.AddRange(page.GetProperty("results").EnumerateArray().Select(one => one.ToString()));
            after = page.TryGetProperty("cursors", out JsonElement cursors) ? cursors.GetProperty("after").GetString() : null;
        }
        while (after is not null);
        Assert.True(paged.Count > 3);
        Assert.Equal(whole.GetProperty("results").EnumerateArray().Select(one => one.ToString()), paged);
        using HttpResponseMessage wrong = await sandbox.Post(path + "?after=zz", body);
        Assert.Equal(400, (int)wrong.StatusCode);
    }

    [Fact]
    public async Task At_most_fifty_agents_are_listed()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, AdditionalUsers = 60 }).SignedIn();
        JsonElement all = await Ask(sandbox, "api/v2/analytics/agents/status/query", "{}");
        Assert.Equal(50, all.GetProperty("entities").GetArrayLength());
    }

    private static async Task<JsonElement> Ask(SandboxFixture sandbox, string path, string body) => await SandboxFixture.Json(await sandbox.Post(path, body));
}
