using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Reads values of a body; throws an error that names the place for a value of another type.</summary>
internal static class BodyValues
{
    public static string Text(JsonNode? node, string path) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : throw BodyErrors.WrongType(path, "text", node);

    public static JsonObject Object(JsonNode? node, string path) =>
        node as JsonObject ?? throw BodyErrors.WrongType(path, "an object", node);

    /// <summary>Returns the items of a list with their places; empty where the member is absent.</summary>
    public static IEnumerable<(JsonNode? Item, string Path)> Items(JsonObject body, string member, string prefix = "")
    {
        string path = prefix + member;
        return body[member] switch
        {
            null => [],
            JsonArray list => list.Select((item, i) => (item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
            { } other => throw BodyErrors.WrongType(path, "a list", other),
        };
    }

    /// <summary>Throws if the object has a member that is not in the list.</summary>
    public static void CheckMembers(JsonObject json, string path, IReadOnlyList<string> known)
    {
        foreach ((string member, _) in json)
        {
            if (!known.Contains(member))
            {
                throw BodyErrors.UnknownFilterMember(path, member, known);
            }
        }
    }

    /// <summary>Throws if a member of the range is not one of these bounds, or not a number.</summary>
    public static void CheckRange(JsonObject range, string path, IReadOnlyList<string> bounds)
    {
        CheckMembers(range, path, bounds);
        foreach ((string member, JsonNode? bound) in range)
        {
            if (bound?.GetValueKind() != JsonValueKind.Number)
            {
                throw BodyErrors.WrongType($"{path}.{member}", "a number", bound);
            }
        }
    }

    public static void OneOf(JsonNode? node, string path, IReadOnlyList<string> known)
    {
        string text = Text(node, path);
        if (!known.Contains(text))
        {
            throw BodyErrors.UnknownChoice(path, text, known);
        }
    }

    public static void OneOfIfGiven(JsonObject body, string member, IReadOnlyList<string> known)
    {
        if (body[member] is { } node)
        {
            OneOf(node, member, known);
        }
    }
}
