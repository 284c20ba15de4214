using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.SandboxGenerator;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>The platform's own description, where it lies beside the repository.</summary>
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = Contract.Path is null
        ? "shared/contract/analytics.openapi.json was not found above the test's folder: nothing was held against the contract."
        : null;
}

internal static class Contract
{
    public static string? Path { get; } = Above("shared", "contract", "analytics.openapi.json");

    /// <summary>What the generator has made of it.</summary>
    public static string Made =>
        File.ReadAllText(Above("src", "GenesysReporting.Sandbox", "Resources", "analytics.json")!);

    private static string? Above(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine([folder.FullName, .. parts]);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}

public sealed class ContractTests
{
    private readonly ContractCheck _check = new();

    [ContractFact]
    public void The_generator_writes_the_same_bytes_again() =>
        Assert.Equal(Contract.Made, Generator.Run(File.ReadAllText(Contract.Path!)));

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
        Assert.Contains(Novelties.Nested, text, StringComparison.Ordinal);
        Assert.Contains(Novelties.SegmentType, text, StringComparison.Ordinal);
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
        _check.Object(await SignInSteps.Json(await steps.Call(token, "api/v2/users/me")), "UserMe", "users/me");
        _check.Object(await SignInSteps.Json(await steps.Call(token, "api/v2/tokens/me")), "TokenInfo", "tokens/me");
        using JsonDocument error = JsonDocument.Parse(await (await sandbox.Query("{}")).Content.ReadAsStringAsync());
        _check.Object(error.RootElement, "ErrorBody", "error");
        Assert.Equal([], _check.Problems);
    }
}
