using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Sandbox.Queries;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>Tests of every family of the contract's analytics.</summary>
public sealed class AnalyticsFamilyTests
{
    public static TheoryData<string> Paths => [.. AnalyticsBodies.Queries.Select(one => one.Path)];

    [Fact]
    public void There_are_32_families() => Assert.Equal(32, AnalyticsBodies.Queries.Count());

    [Theory]
    [Trait(Needs.Name, Needs.Contract)]
    [MemberData(nameof(Paths))]
    public async Task It_answers_in_the_form_of_the_contract(string path)
    {
        using var sandbox = await new SandboxFixture(Busy).SignedIn();
        JsonElement answer = await Ask(sandbox, path, AnalyticsBodies.For(Operation(path)));
        Assert.True(answer.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > 0)
            || path.EndsWith("/taskmanagement/metrics/query", StringComparison.Ordinal), answer.ToString());
        if (PlatformContract.Path is null)
        {
            return;
        }

        var check = new ContractCheck();
        check.Answer(answer, "post", path);
        Assert.Equal([], check.Problems);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task It_refuses_members_and_values_that_the_contract_does_not_have(string path)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Operation operation = Operation(path);
        JsonObject unknown = AnalyticsBodies.For(operation);
        unknown["view"] = "x";
        await Refused(sandbox, path, unknown, "bad.request", "'view'");
        BodySchema schema = AnalyticsContract.Schema(operation.Body!);
        foreach (string required in schema.Required)
        {
            JsonObject missing = AnalyticsBodies.For(operation);
            missing.Remove(required);
            await Refused(sandbox, path, missing, "bad.request", $"'{required}'");
        }

        foreach ((string name, BodyType type) in schema.Members.Where(member => member.Value.Enum is not null))
        {
            JsonObject wrong = AnalyticsBodies.For(operation);
            wrong[name] = type.IsList ? AnalyticsBodies.List(["nonsense"]) : "nonsense";
            await Refused(sandbox, path, wrong, "invalid.value", "Value [nonsense] is not valid for field type [" + name + "]");
            wrong[name] = 5;
            await Refused(sandbox, path, wrong, "bad.request", type.IsList ? "an array" : "a string");
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task It_needs_its_permission(string path)
    {
        using var sandbox = new SandboxFixture();
        await sandbox.SignedIn(sandbox.Server.Clients[1]);
        using HttpResponseMessage answer = await sandbox.Post(path, AnalyticsBodies.For(Operation(path)).ToJsonString());
        Assert.Equal(403, (int)answer.StatusCode);
        Assert.StartsWith("missing.", await SandboxFixture.Code(answer), StringComparison.Ordinal);
        Assert.Contains(Operation(path).Permissions[0], await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_filter_without_matches_gives_no_results(string path)
    {
        using var sandbox = await new SandboxFixture(Busy).SignedIn();
        JsonObject body = AnalyticsBodies.For(Operation(path));
        string? member = AnalyticsContract.Schema(Operation(path).Body!).Members.Keys
            .FirstOrDefault(name => name.EndsWith("ilter", StringComparison.Ordinal) || name.EndsWith("ilters", StringComparison.Ordinal));
        BodyType type = AnalyticsContract.Schema(Operation(path).Body!).Members[member!];
        BodySchema predicate = AnalyticsContract.Schema(AnalyticsContract.Schema(type.Schema!).Members["predicates"].Schema!);
        var filter = new JsonObject
        {
            ["predicates"] = new JsonArray(new JsonObject { ["dimension"] = predicate.Members["dimension"].Enum![0], ["value"] = "nothing" }),
        };
        if (AnalyticsContract.Schema(type.Schema!).Members.ContainsKey("type"))
        {
            filter["type"] = "and";
        }

        body[member!] = type.IsList ? new JsonArray(filter) : filter;
        JsonElement answer = await Ask(sandbox, path, body);
        foreach (string name in new[] { "results", "conversations", "userDetails", "entities", "presenceCounts" })
        {
            Assert.False(answer.TryGetProperty(name, out JsonElement list) && list.GetArrayLength() > 0, answer.ToString());
        }
    }

    private static SandboxOptions Busy => new() { RequestsPerMinute = 0, ConversationsPerDay = 3000 };

    private static Operation Operation(string path) => AnalyticsBodies.Queries.Single(one => one.Path == path);

    private static async Task<JsonElement> Ask(SandboxFixture sandbox, string path, JsonObject body) =>
        await SandboxFixture.Json(await sandbox.Post(path, body.ToJsonString()));

    private static async Task Refused(SandboxFixture sandbox, string path, JsonObject body, string code, string text)
    {
        using HttpResponseMessage answer = await sandbox.Post(path, body.ToJsonString());
        string got = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 400, got);
        Assert.Contains(text, got, StringComparison.Ordinal);
        Assert.Equal(code, await SandboxFixture.Code(answer));
    }
}
