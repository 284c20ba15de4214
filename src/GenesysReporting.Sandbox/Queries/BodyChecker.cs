using System.Text.Json;
using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Validates a body against its schema: members, JSON types, enums, required members.</summary>
internal static class BodyChecker
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>Returns the body as JSON.</summary>
    /// <exception cref="ApiError">It is not JSON, or not of the schema.</exception>
    public static JsonElement Read(byte[] body, string schema)
    {
        if (body.Length == 0)
        {
            throw ApiErrors.BadRequest("A request body is required.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Strict);
            CheckObject(document.RootElement, AnalyticsContract.Schema(schema), "body");
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw ApiErrors.BadRequest(
                "The request could not be understood by the server due to malformed syntax: " + e.Message);
        }
    }

    private static void CheckObject(JsonElement value, BodySchema schema, string path)
    {
        Expect(value.ValueKind == JsonValueKind.Object, path, "an object");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                throw ApiErrors.BadRequest($"The member '{member.Name}' of {path} is given more than once.");
            }

            if (!schema.Members.TryGetValue(member.Name, out BodyType? type))
            {
                throw ApiErrors.BadRequest($"Unrecognized member '{member.Name}' in {path}.");
            }

            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                CheckMember(member.Value, type, $"{path}.{member.Name}", member.Name);
            }
        }

        foreach (string name in schema.Required)
        {
            if (!value.TryGetProperty(name, out JsonElement given) || given.ValueKind == JsonValueKind.Null)
            {
                throw ApiErrors.BadRequest($"The member '{name}' of {path} is required.");
            }
        }
    }

    private static void CheckMember(JsonElement value, BodyType type, string path, string name)
    {
        if (!type.IsList)
        {
            CheckValue(value, type, path, name);
            return;
        }

        Expect(value.ValueKind == JsonValueKind.Array, path, "an array");
        int i = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            CheckValue(item, type, $"{path}[{i++}]", name);
        }
    }

    private static void CheckValue(JsonElement value, BodyType type, string path, string name)
    {
        switch (type.Kind)
        {
            case BodyKind.Object:
                CheckObject(value, AnalyticsContract.Schema(type.Schema!), path);
                break;
            case BodyKind.Text:
                Expect(value.ValueKind == JsonValueKind.String, path, "a string");
                CheckEnum(value.GetString()!, type, name);
                break;
            case BodyKind.Int32 or BodyKind.Int64:
                Expect(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), path, "a whole number");
                Expect(type.Kind != BodyKind.Int32 || value.TryGetInt32(out _), path, "a whole number of 32 bits");
                break;
            case BodyKind.Number:
                Expect(value.ValueKind == JsonValueKind.Number, path, "a number");
                break;
            case BodyKind.Boolean:
                Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path, "true or false");
                break;
        }
    }

    private static void CheckEnum(string value, BodyType type, string name)
    {
        if (type.Enum is { } allowed && !allowed.Contains(value))
        {
            throw ApiErrors.InvalidValue(value, name, allowed);
        }
    }

    private static void Expect(bool condition, string path, string what)
    {
        if (!condition)
        {
            throw ApiErrors.BadRequest($"The value of {path} must be {what}.");
        }
    }
}
