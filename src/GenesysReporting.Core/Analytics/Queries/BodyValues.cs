using System.Globalization;
using System.Text.Json.Nodes;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Reads values of a body; what is of another type raises an error that names the place.</summary>
internal static class BodyValues
{
    public static string Text(JsonNode? node, string path) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : throw BodyErrors.WrongType(path, "text", node);

    public static JsonObject Object(JsonNode? node, string path) =>
        node as JsonObject ?? throw BodyErrors.WrongType(path, "an object", node);

    /// <summary>The items of a list with their places; none where the member is absent.</summary>
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
