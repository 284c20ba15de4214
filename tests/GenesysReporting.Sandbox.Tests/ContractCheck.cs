using System.Text.Json;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>Validates answers against the platform's own description.</summary>
internal sealed class ContractCheck
{
    private readonly List<string> _problems = [];
    private readonly JsonElement _schemas;

    public ContractCheck()
    {
        JsonElement root = PlatformContract.Path is null ? default : JsonDocument.Parse(File.ReadAllBytes(PlatformContract.Path)).RootElement;
        _schemas = PlatformContract.Path is null ? default : root.GetProperty("components").GetProperty("schemas");
        Paths = PlatformContract.Path is null ? default : root.GetProperty("paths");
    }

    public JsonElement Paths { get; }

    public IEnumerable<string> Problems => _problems.Distinct();

    /// <summary>Checks the answer of a success.</summary>
    public void Answer(JsonElement value, string method, string path)
    {
        JsonElement responses = Paths.GetProperty(path).GetProperty(method).GetProperty("responses");
        JsonElement content = responses.EnumerateObject().First(one => one.Name.StartsWith('2')).Value.GetProperty("content");
        Value(value, content.EnumerateObject().First().Value.GetProperty("schema"), path);
    }

    public void Object(JsonElement value, string schema, string path)
    {
        Expect(value.ValueKind == JsonValueKind.Object, path, "is not an object");
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        JsonElement members = _schemas.GetProperty(schema).GetProperty("properties");
        foreach (JsonProperty member in value.EnumerateObject()
            .Where(member => member.Name is not (NewerContract.Text or NewerContract.Nested) && !NewerContract.OfAgents.Contains(member.Name)))
        {
            if (members.TryGetProperty(member.Name, out JsonElement type))
            {
                Value(member.Value, type, path + "." + member.Name);
            }
            else
            {
                _problems.Add($"{path}.{member.Name} is unknown");
            }
        }
    }

    public void Value(JsonElement value, JsonElement type, string path)
    {
        if (type.TryGetProperty("$ref", out JsonElement reference))
        {
            Object(value, reference.GetString()!.Split('/')[^1], path);
            return;
        }

        switch (type.GetProperty("type").GetString())
        {
            case "object":
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    Value(member.Value, type.GetProperty("additionalProperties"), path + "." + member.Name);
                }

                break;
            case "array":
                Expect(value.ValueKind == JsonValueKind.Array, path, "is not a list");
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Value(item, type.GetProperty("items"), path);
                }

                break;
            case "string":
                Text(value, type, path);
                break;
            case "integer":
                Expect(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), path, "is not a whole number");
                break;
            case "number":
                Expect(value.ValueKind == JsonValueKind.Number, path, "is not a number");
                break;
            case "boolean":
                Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path, "is not a boolean");
                break;
        }
    }

    private void Text(JsonElement value, JsonElement type, string path)
    {
        Expect(value.ValueKind == JsonValueKind.String, path, "is not a string");
        string text = value.ToString();
        if (type.TryGetProperty("format", out JsonElement format) && format.GetString() == "date-time")
        {
            Expect(text.Length == 24 && text.EndsWith('Z') && value.TryGetDateTimeOffset(out _), path, $"is not a time: {text}");
        }

        if (type.TryGetProperty("enum", out JsonElement allowed)
            && text is not (NewerContract.SegmentType or NewerContract.DisconnectType or "copilot"))
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
