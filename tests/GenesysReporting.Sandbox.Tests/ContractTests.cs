using System.Text.Json;
using GenesysReporting.Sandbox.Data;

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
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine(folder.FullName, "shared", "contract", "analytics.openapi.json");
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
    private readonly List<string> _problems = [];
    private JsonElement _schemas;

    [ContractFact]
    public async Task Every_known_member_of_a_conversation_is_as_the_contract_says()
    {
        using JsonDocument contract = JsonDocument.Parse(await File.ReadAllBytesAsync(Contract.Path!));
        _schemas = contract.RootElement.GetProperty("components").GetProperty("schemas");
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> rows = await sandbox.All("2026-03-02T00:00:00Z/2026-03-09T00:00:00Z");
        foreach (JsonElement row in rows)
        {
            CheckObject(row, "AnalyticsConversationWithoutAttributes", "conversation");
        }

        Assert.Equal([], _problems.Distinct());
        string text = string.Concat(rows);
        Assert.Contains(Novelties.Nested, text, StringComparison.Ordinal);
        Assert.Contains(Novelties.SegmentType, text, StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task Every_other_answer_is_as_the_contract_says()
    {
        using JsonDocument contract = JsonDocument.Parse(await File.ReadAllBytesAsync(Contract.Path!));
        _schemas = contract.RootElement.GetProperty("components").GetProperty("schemas");
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement paths = contract.RootElement.GetProperty("paths");
        foreach (string path in new[]
        {
            "/api/v2/tokens/me", "/api/v2/organizations/me", "/api/v2/authorization/divisions", "/api/v2/routing/queues", "/api/v2/routing/wrapupcodes",
            "/api/v2/routing/skills", "/api/v2/flows", "/api/v2/teams", "/api/v2/users",
        })
        {
            using JsonDocument answer = JsonDocument.Parse(await (await sandbox.Get(path)).Content.ReadAsStringAsync());
            JsonElement content =
                paths.GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content");
            CheckValue(answer.RootElement, content.EnumerateObject().First().Value.GetProperty("schema"), path);
        }

        using var steps = new SignInSteps();
        (string token, _) = await steps.Tokens();
        CheckObject(await SignInSteps.Json(await steps.Call(token, "api/v2/users/me")), "UserMe", "users/me");
        CheckObject(await SignInSteps.Json(await steps.Call(token, "api/v2/tokens/me")), "TokenInfo", "tokens/me");
        using JsonDocument error = JsonDocument.Parse(await (await sandbox.Query("{}")).Content.ReadAsStringAsync());
        CheckObject(error.RootElement, "ErrorBody", "error");
        Assert.Equal([], _problems.Distinct());
    }

    private void CheckObject(JsonElement value, string schema, string path)
    {
        Expect(value.ValueKind == JsonValueKind.Object, path, "is no object");
        JsonElement members = _schemas.GetProperty(schema).GetProperty("properties");
        foreach (JsonProperty member in value.EnumerateObject().Where(member => member.Name is not (Novelties.Text or Novelties.Nested)))
        {
            if (members.TryGetProperty(member.Name, out JsonElement type))
            {
                CheckValue(member.Value, type, path + "." + member.Name);
            }
            else
            {
                _problems.Add($"{path}.{member.Name} is unknown");
            }
        }
    }

    private void CheckValue(JsonElement value, JsonElement type, string path)
    {
        if (type.TryGetProperty("$ref", out JsonElement reference))
        {
            CheckObject(value, reference.GetString()!.Split('/')[^1], path);
            return;
        }

        switch (type.GetProperty("type").GetString())
        {
            case "array":
                foreach (JsonElement item in value.EnumerateArray())
                {
                    CheckValue(item, type.GetProperty("items"), path);
                }

                break;
            case "string":
                CheckText(value, type, path);
                break;
            case "integer":
                Expect(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), path, "is no whole number");
                break;
            case "number":
                Expect(value.ValueKind == JsonValueKind.Number, path, "is no number");
                break;
            case "boolean":
                Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path, "is no boolean");
                break;
        }
    }

    private void CheckText(JsonElement value, JsonElement type, string path)
    {
        Expect(value.ValueKind == JsonValueKind.String, path, "is no string");
        string text = value.GetString()!;
        if (type.TryGetProperty("format", out JsonElement format) && format.GetString() == "date-time")
        {
            Expect(text.Length == 24 && text.EndsWith('Z') && value.TryGetDateTimeOffset(out _), path, $"is no time: {text}");
        }

        if (type.TryGetProperty("enum", out JsonElement allowed)
            && text is not (Novelties.SegmentType or Novelties.DisconnectType or "copilot"))
        {
            Expect(allowed.EnumerateArray().Any(item => item.GetString() == text), path, $"is not in the enum: {text}");
        }
    }

    private void Expect(bool condition, string path, string problem)
    {
        if (!condition)
        {
            _problems.Add($"{path} {problem}");
        }
    }
}
