using System.Text.Json;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.SandboxGenerator;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>The sandbox compared with the platform's contract.</summary>
[Trait(Needs.Name, Needs.Contract)]
public sealed class ContractTests
{
    private readonly ContractCheck _check = new();

    [ContractFact]
    public void The_generator_writes_the_same_bytes_again() =>
        Assert.Equal(
        RepositoryFile.Read("src", "GenesysReporting.Sandbox", "Resources", "analytics.json"),
        Generator.Run(PlatformContract.Text));

    [ContractFact]
    public async Task Every_known_member_of_a_conversation_is_as_the_contract_says()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> rows = await sandbox.All("2026-03-02T00:00:00Z/2026-03-09T00:00:00Z");
        foreach (JsonElement row in rows)
        {
            _check.Object(row, "AnalyticsConversationWithoutAttributes", "conversation");
        }

        Assert.Equal([], _check.Problems);
        string text = string.Concat(rows);
        Assert.Contains(NewerContract.Nested, text, StringComparison.Ordinal);
        Assert.Contains(NewerContract.SegmentType, text, StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task Every_other_answer_is_as_the_contract_says()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement paths = _check.Paths;
        foreach (string path in new[]
        {
            "/api/v2/tokens/me", "/api/v2/organizations/me", "/api/v2/authorization/divisions", "/api/v2/routing/queues", "/api/v2/routing/wrapupcodes",
            "/api/v2/routing/skills", "/api/v2/flows", "/api/v2/teams", "/api/v2/users",
            "/api/v2/presence/definitions", "/api/v2/presencedefinitions",
        })
        {
            using JsonDocument answer = JsonDocument.Parse(await (await sandbox.Get(path)).Content.ReadAsStringAsync());
            JsonElement content =
                paths.GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content");
            _check.Value(answer.RootElement, content.EnumerateObject().First().Value.GetProperty("schema"), path);
        }

        using var steps = new SignInSteps();
        (string token, _) = await steps.Tokens();
        _check.Object(await SandboxFixture.Json(await steps.Call(token, "api/v2/users/me")), "UserMe", "users/me");
        _check.Object(await SandboxFixture.Json(await steps.Call(token, "api/v2/tokens/me")), "TokenInfo", "tokens/me");
        using JsonDocument error = JsonDocument.Parse(await (await sandbox.Query("{}")).Content.ReadAsStringAsync());
        _check.Object(error.RootElement, "ErrorBody", "error");
        Assert.Equal([], _check.Problems);
    }
}
