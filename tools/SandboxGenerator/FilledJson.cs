using System.Text;
using System.Text.Json.Nodes;

namespace GenesysReporting.SandboxGenerator;

/// <summary>
/// Writes compact JSON for reviews: lists and objects of plain values fill lines, others have one line per part.
/// </summary>
internal static class FilledJson
{
    private const int Width = 120;

    public static string Write(JsonNode root)
    {
        var text = new StringBuilder();
        Write(text, root, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode node, int indent)
    {
        if (node is JsonValue)
        {
            text.Append(node.ToJsonString());
            return;
        }

        (char open, char close) = node is JsonObject ? ('{', '}') : ('[', ']');
        (string Key, JsonNode Value)[] parts = node is JsonObject members
            ? [.. members.Select(m => ($"\"{m.Key}\": ", m.Value!))]
            : [.. node.AsArray().Select(item => (string.Empty, item!))];
        bool fills = Array.TrueForAll(parts, part => part.Value is JsonValue or JsonArray { Count: < 3 });
        text.Append(open);
        WriteParts(text, parts, indent + 1, fills);
        text.Append(close);
    }

    private static void WriteParts(StringBuilder text, (string Key, JsonNode Value)[] parts, int indent, bool fills)
    {
        int used = fills && Length(parts) < Width / 2 ? 0 : Width;
        for (int i = 0; i < parts.Length; i++)
        {
            int length = fills ? Length([parts[i]]) : Width;
            bool breaks = used + length > Width;
            text.Append(i == 0 ? "" : breaks ? "," : ", ");
            if (breaks)
            {
                text.Append('\n').Append(' ', indent);
                used = indent;
            }

            text.Append(parts[i].Key);
            Write(text, parts[i].Value, indent);
            used += length;
        }
    }

    private static int Length((string Key, JsonNode Value)[] parts) =>
        parts.Sum(part => part.Key.Length + part.Value.ToJsonString().Length + 2);
}
