using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class LookUpTests
{
    [Theory]
    [InlineData("api/v2/routing/queues", 5)]
    [InlineData("api/v2/routing/wrapupcodes", 8)]
    [InlineData("api/v2/routing/skills", 6)]
    [InlineData("api/v2/authorization/divisions", 3)]
    [InlineData("api/v2/flows", 6)]
    [InlineData("api/v2/users", 11)]
    [InlineData("api/v2/users?state=any", 13)]
    [InlineData("api/v2/users?state=deleted", 1)]
    [InlineData("api/v2/users?state=inactive", 1)]
    [InlineData("api/v2/routing/queues?name=billing", 1)]
    [InlineData("api/v2/routing/queues?name=S*", 2)]
    [InlineData("api/v2/routing/queues?name=nobody", 0)]
    [InlineData("api/v2/flows?type=INBOUNDCALL,INQUEUECALL", 3)]
    public async Task A_list_has_the_requested_entities(string path, int total)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using JsonDocument json = await Json(sandbox, path);
        Assert.Equal(total, json.RootElement.GetProperty("total").GetInt32());
        Assert.Equal(total, json.RootElement.GetProperty("entities").GetArrayLength());
    }

    [Fact]
    public async Task Pages_by_number_follow_next_uri_to_the_end()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        var ids = new List<string>();
        string? next = "/api/v2/users?state=active&pageSize=4";
        for (int number = 1; next is not null; number++)
        {
            using JsonDocument json = await Json(sandbox, next);
            Assert.Equal(number, json.RootElement.GetProperty("pageNumber").GetInt32());
            Assert.Equal(3, json.RootElement.GetProperty("pageCount").GetInt32());
            ids.AddRange(Ids(json));
            next = json.RootElement.TryGetProperty("nextUri", out JsonElement uri) ? uri.GetString() : null;
        }

        Assert.Equal(11, ids.Distinct().Count());
        Assert.Equal(11, ids.Count);
    }

    [Fact]
    public async Task Teams_are_paged_by_a_cursor()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        var ids = new List<string>();
        string? next = "/api/v2/teams?pageSize=1";
        while (next is not null)
        {
            using JsonDocument json = await Json(sandbox, next);
            Assert.False(json.RootElement.TryGetProperty("total", out _));
            ids.AddRange(Ids(json));
            next = json.RootElement.TryGetProperty("nextUri", out JsonElement uri) ? uri.GetString() : null;
        }

        Assert.Equal(3, ids.Distinct().Count());
        using HttpResponseMessage wrong = await sandbox.Get("api/v2/teams?after=00");
        Assert.Equal("bad.request", await SandboxFixture.Code(wrong));
    }

    [Theory]
    [InlineData("?id={0}&id={1}")]
    [InlineData("?id={0},{1}")]
    public async Task Ids_may_be_repeated_or_separated_by_commas(string query)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using JsonDocument all = await Json(sandbox, "api/v2/routing/queues");
        string[] two = [.. Ids(all).Skip(1).Take(2)];
        using JsonDocument found =
            await Json(sandbox, "api/v2/routing/queues" + string.Format(null, query, two[0], two[1]));
        Assert.Equal(two, Ids(found));
    }

    [Fact]
    public async Task A_deleted_user_is_found_only_by_its_state()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using JsonDocument deleted = await Json(sandbox, "api/v2/users?state=deleted");
        string id = Ids(deleted).Single();
        using HttpResponseMessage plain = await sandbox.Get("api/v2/users/" + id);
        Assert.Equal("not.found", await SandboxFixture.Code(plain));
        using JsonDocument asked = await Json(sandbox, $"api/v2/users/{id}?state=deleted");
        Assert.Equal(id, asked.RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Two_users_share_a_name()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using JsonDocument users = await Json(sandbox, "api/v2/users");
        Assert.Contains(users.RootElement.GetProperty("entities").EnumerateArray().GroupBy(user => user.GetProperty("name").GetString()), group => group.Count() > 1);
    }

    private static async Task<JsonDocument> Json(SandboxFixture sandbox, string path)
    {
        using HttpResponseMessage answer = await sandbox.Get(path);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text);
    }

    private static IEnumerable<string> Ids(JsonDocument json) =>
        json.RootElement.GetProperty(
            "entities").EnumerateArray().Select(entity => entity.GetProperty("id").GetString()!);
}
