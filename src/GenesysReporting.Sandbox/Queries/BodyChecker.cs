using System.Text.Json;
using GenesysReporting.Sandbox.Api;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Holds a body against its schema: members, JSON types, enums, what is required.</summary>
internal static class BodyChecker
{
    /// <summary>The body as JSON of the schema.</summary>
    /// <exception cref="ApiError">It is not.</exception>
    public static JsonDocument Read(byte[] body, string schema)
    {
        if (body.Length == 0)
        {
            throw ApiErrors.BadRequest("A request body is required.");
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, SchemaRoots.Strict);
        }
        catch (JsonException e)
        {
            throw ApiErrors.BadRequest(
                "The request could not be understood by the server due to malformed syntax: " + e.Message);
        }

        CheckObject(document.RootElement, RequestSchema.Get(schema), "body");
        return document;
    }

    private static void CheckObject(JsonElement value, JsonElement schema, string path)
    {
        Expect(value.ValueKind == JsonValueKind.Object, path, "an object");
        JsonElement members = schema.GetProperty("members");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                throw ApiErrors.BadRequest($"The member '{member.Name}' of {path} is given more than once.");
            }

            if (!members.TryGetProperty(member.Name, out JsonElement type))
            {
                throw ApiErrors.BadRequest($"Unrecognized member '{member.Name}' in {path}.");
            }

            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                CheckValue(member.Value, type, $"{path}.{member.Name}", member.Name);
            }
        }

        foreach (JsonElement required in schema.GetProperty("required").EnumerateArray())
        {
            string name = required.GetString()!;
            if (!value.TryGetProperty(name, out JsonElement given) || given.ValueKind == JsonValueKind.Null)
            {
                throw ApiErrors.BadRequest($"The member '{name}' of {path} is required.");
            }
        }
    }

    private static void CheckValue(JsonElement value, JsonElement type, string path, string name)
    {
        if (type.TryGetProperty("ref", out JsonElement reference))
        {
            CheckObject(value, RequestSchema.Get(reference.GetString()!), path);
            return;
        }

        switch (type.GetProperty("type").GetString())
        {
            case "array":
                CheckArray(value, type.GetProperty("items"), path, name);
                break;
            case "string":
                Expect(value.ValueKind == JsonValueKind.String, path, "a string");
                CheckEnum(value, type, name);
                break;
            case "integer":
                Expect(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), path, "a whole number");
                Expect(Format(type) != "int32" || value.TryGetInt32(out _), path, "a whole number of 32 bits");
                break;
            case "number":
                Expect(value.ValueKind == JsonValueKind.Number, path, "a number");
                break;
            case "boolean":
                Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path, "true or false");
                break;
        }
    }

    private static void CheckArray(JsonElement value, JsonElement items, string path, string name)
    {
        Expect(value.ValueKind == JsonValueKind.Array, path, "an array");
        int i = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            CheckValue(item, items, $"{path}[{i++}]", name);
        }
    }

    private static void CheckEnum(JsonElement value, JsonElement type, string name)
    {
        if (type.TryGetProperty("enum", out JsonElement allowed)
            && !allowed.EnumerateArray().Any(item => item.ValueEquals(value.GetString())))
        {
            throw ApiErrors.InvalidValue(
                value.GetString()!, name, allowed.EnumerateArray().Select(item => item.GetString()!));
        }
    }

    private static string? Format(JsonElement type) =>
        type.TryGetProperty("format", out JsonElement format) ? format.GetString() : null;

    private static void Expect(bool condition, string path, string what)
    {
        if (!condition)
        {
            throw ApiErrors.BadRequest($"The value of {path} must be {what}.");
        }
    }
}
