using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Writes JSON that is easy to review: a value that fits is on one line, else each part has its own line.</summary>
internal static class CatalogText
{
    private const int Width = 120;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode root)
    {
        var text = new StringBuilder();
        Write(text, root, 0, 0);
        return text.Append('\n').ToString();
    }

    public static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);

    /// <summary>Removes members that are null or empty.</summary>
    public static JsonObject WithoutEmpty(JsonObject value)
    {
        foreach (string name in value.Where(m => m.Value is null or JsonArray { Count: 0 }).Select(m => m.Key).ToArray())
        {
            value.Remove(name);
        }

        return value;
    }

    private static void Write(StringBuilder text, JsonNode node, int indent, int used)
    {
        string line = OneLine(node);
        if (node is JsonValue || (indent > 0 && used + line.Length <= Width))
        {
            text.Append(line);
            return;
        }

        (char open, char close) = node is JsonObject ? ('{', '}') : ('[', ']');
        text.Append(open);
        IEnumerable<(string Key, JsonNode? Value)> parts = node is JsonObject members
            ? members.Select(m => ($"{Quote(m.Key)}: ", m.Value))
            : node.AsArray().Select(item => (string.Empty, item));
        string separator = "\n";
        foreach ((string key, JsonNode? value) in parts)
        {
            text.Append(separator).Append(' ', indent + 2).Append(key);
            Write(text, value!, indent + 2, indent + 3 + key.Length);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }

    private static string OneLine(JsonNode node) => node switch
    {
        JsonObject o => $"{{ {string.Join(", ", o.Select(m => $"{Quote(m.Key)}: {OneLine(m.Value!)}"))} }}",
        JsonArray a => $"[{string.Join(", ", a.Select(item => OneLine(item!)))}]",
        _ => node.ToJsonString(Plain),
    };

    private static string Quote(string text) => JsonSerializer.Serialize(text, Plain);
}
