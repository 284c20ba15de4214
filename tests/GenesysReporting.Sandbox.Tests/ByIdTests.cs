using System.Text.Json;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>Conversations by id.</summary>
public sealed class ByIdTests
{
    private const string Path = "api/v2/analytics/conversations/details";
    private const string Unknown = "5b1f3f2a-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("2026-06-10T00:00:00Z/2026-06-11T00:00:00Z")]
    [InlineData("2026-03-02T00:00:00Z/2026-03-03T00:00:00Z")]
    [InlineData("2021-06-09T00:00:00Z/2021-06-10T00:00:00Z")]
    public async Task Every_conversation_is_found_by_its_id_as_the_query_has_it(string day)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> rows = await sandbox.All(day);
        Assert.NotEmpty(rows);
        foreach (JsonElement[] block in rows.Chunk(100))
        {
            JsonElement answer = await SandboxFixture.Json(await sandbox.Get($"{Path}?id={string.Join(',', block.Select(Id))}"));
            Assert.Equal(block.Select(row => row.ToString()), answer.GetProperty("conversations").EnumerateArray().Select(row => row.ToString()));
        }

        JsonElement one = await SandboxFixture.Json(await sandbox.Get($"api/v2/analytics/conversations/{Id(rows[^1])}/details"));
        Assert.Equal(rows[^1].ToString(), one.ToString());
    }

    [Fact]
    public async Task Ids_are_repeated_or_listed_and_unknown_ones_are_left_out()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string[] ids = [.. (await sandbox.Page(SandboxFixture.PastDay, 1, 4)).GetProperty("conversations").EnumerateArray().Select(Id)];
        string noUuid = "conversation";
        foreach (string query in new[]
        {
            $"id={ids[2]},{Unknown},{ids[0]},{noUuid},{ids[2]}", $"id={ids[2]}&id={Unknown}&id={ids[0]}", $"id={ids[2]}%2C%20{ids[0]}",
        })
        {
            JsonElement answer = await SandboxFixture.Json(await sandbox.Get($"{Path}?{query}"));
            Assert.Equal([ids[2], ids[0]], answer.GetProperty("conversations").EnumerateArray().Select(Id));
        }

        JsonElement none = await SandboxFixture.Json(await sandbox.Get($"{Path}?id={Unknown}"));
        Assert.Equal(0, none.GetProperty("conversations").GetArrayLength());
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?id=", 400)]
    [InlineData("?id=a,,b", 400)]
    [InlineData("?id=a,", 400)]
    [InlineData("?id=a&id=", 400)]
    [InlineData("?ids=a", 400)]
    [InlineData("?id=a", 200)]
    public async Task An_empty_id_is_refused(string query, int status)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Get(Path + query);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(101, 400)]
    public async Task More_than_a_hundred_ids_are_refused(int count, int status)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Get($"{Path}?id={string.Join(',', Enumerable.Range(1, count))}");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 400, (await answer.Content.ReadAsStringAsync()).Contains("at most 100 ids, and not 101", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_is_unknown_in_another_organization_and_before_it_starts()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using var other = await new SandboxFixture(new SandboxOptions { Seed = 2 }).SignedIn();
        using var later = await new SandboxFixture().SignedIn();
        later.Time.Advance(TimeSpan.FromHours(6));
        const string Today = "2026-06-10T00:00:00Z/2026-06-11T00:00:00Z";
        string known = Id((await sandbox.All(Today))[0]);
        string next = Id((await later.All(Today))[^1]);
        Assert.Equal(200, await Status(sandbox, known));
        Assert.Equal(404, await Status(other, known));
        Assert.Equal(200, await Status(later, next));
        Assert.Equal(404, await Status(sandbox, next));
        Assert.Equal(404, await Status(sandbox, Unknown));
        Assert.Equal(404, await Status(sandbox, "conversation"));
    }

    [Fact]
    public async Task It_needs_the_permission_of_the_query()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        await sandbox.SignedIn(sandbox.Server.Clients[1]);
        foreach (string path in new[] { Path + "?id=a", $"api/v2/analytics/conversations/{Unknown}/details", "api/v2/analytics/dataretention/settings" })
        {
            using HttpResponseMessage refused = await sandbox.Get(path);
            Assert.Equal(403, (int)refused.StatusCode);
            Assert.Equal("missing.any.permissions", await SandboxFixture.Code(refused));
        }
    }

    [ContractFact]
    [Trait(Needs.Name, Needs.Contract)]
    public async Task The_answers_are_as_the_contract_says()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement[] rows = [.. (await sandbox.Page(SandboxFixture.PastDay)).GetProperty("conversations").EnumerateArray()];
        var check = new ContractCheck();
        check.Answer(await SandboxFixture.Json(await sandbox.Get($"{Path}?id={string.Join(',', rows.Select(Id))}")), "get", "/" + Path);
        JsonElement one = await SandboxFixture.Json(await sandbox.Get($"api/v2/analytics/conversations/{Id(rows[0])}/details"));
        check.Answer(one, "get", "/api/v2/analytics/conversations/{conversationId}/details");
        const string Settings = "api/v2/analytics/dataretention/settings";
        check.Answer(await SandboxFixture.Json(await sandbox.Get(Settings)), "get", "/" + Settings);
        Assert.Equal([], check.Problems);
        foreach (string path in new[] { Path, "api/v2/analytics/conversations/{conversationId}/details" })
        {
            JsonElement needed = check.Paths.GetProperty("/" + path).GetProperty("get").GetProperty("x-permissions");
            Assert.Equal(
                ["analytics:conversationDetail:view", "analytics:agentConversationDetail:view"],
                needed.GetProperty("permissions").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal("any", needed.GetProperty("requires").GetString());
        }
    }

    private static async Task<int> Status(SandboxFixture sandbox, string id)
    {
        using HttpResponseMessage answer = await sandbox.Get($"api/v2/analytics/conversations/{id}/details");
        return (int)answer.StatusCode;
    }

    private static string Id(JsonElement row) => row.GetProperty("conversationId").GetString()!;
}
