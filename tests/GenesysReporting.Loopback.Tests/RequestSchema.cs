using System.Text.Json;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Loopback.Tests;

/// <summary>Validates bodies against the schemas of the platform's description.</summary>
internal sealed class RequestSchema
{
    private readonly JsonElement _root = JsonDocument.Parse(PlatformContract.Text).RootElement;

    /// <summary>Returns the problems of a body for the POST of a path; none if it is valid.</summary>
    public IReadOnlyList<string> Problems(string path, string body)
    {
        var problems = new List<string>();
        JsonElement schema = _root.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema");
        using JsonDocument given = JsonDocument.Parse(body);
        Check(given.RootElement, schema, "$", problems);
        return problems;
    }

    private void Check(JsonElement given, JsonElement schema, string path, List<string> problems)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            schema = _root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        bool fits = (schema.GetProperty("type").GetString(), given.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => Members(given, schema, path, problems),
            ("array", JsonValueKind.Array) => Items(given, schema, path, problems),
            ("string", JsonValueKind.String) => !schema.TryGetProperty("enum", out JsonElement allowed)
                || allowed.EnumerateArray().Any(a => a.GetString() == given.GetString()),
            ("integer", JsonValueKind.Number) => given.TryGetInt64(out _),
            ("number", JsonValueKind.Number) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            _ => false,
        };
        if (!fits)
        {
            problems.Add($"{path} is {given.GetRawText()}");
        }
    }

    private bool Members(JsonElement given, JsonElement schema, string path, List<string> problems)
    {
        if (!schema.TryGetProperty("properties", out JsonElement known))
        {
            return true;
        }

        foreach (JsonProperty member in given.EnumerateObject())
        {
            if (known.TryGetProperty(member.Name, out JsonElement type))
            {
                Check(member.Value, type, $"{path}.{member.Name}", problems);
            }
            else
            {
                problems.Add($"{path}.{member.Name} is not known");
            }
        }

        if (schema.TryGetProperty("required", out JsonElement required))
        {
            problems.AddRange(required.EnumerateArray()
                .Where(name => !given.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{path}.{name.GetString()} is missing"));
        }

        return true;
    }

    private bool Items(JsonElement given, JsonElement schema, string path, List<string> problems)
    {
        int place = 0;
        foreach (JsonElement item in given.EnumerateArray())
        {
            Check(item, schema.GetProperty("items"), $"{path}[{place++}]", problems);
        }

        return true;
    }
}
