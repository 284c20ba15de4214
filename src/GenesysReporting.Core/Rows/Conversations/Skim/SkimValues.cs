using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Rows.Conversations.Skim;

/// <summary>Reads a value that is no null.</summary>
internal delegate T SkimReader<T>(ref JsonCursor json, TextCache texts);

/// <summary>Reads the lists that come next; nulls in them are left out, and a null is an empty one. What is no list raises a <see cref="JsonException"/>.</summary>
internal static class SkimValues
{
    public static IReadOnlyList<string> Texts(ref JsonCursor json, TextCache texts) =>
        Objects(ref json, texts, static (ref JsonCursor j, TextCache t) => j.Text(t)!);

    public static IReadOnlyList<long> Wholes(ref JsonCursor json, TextCache texts) =>
        Objects(ref json, texts, static (ref JsonCursor j, TextCache _) => j.Whole()!.Value);

    public static IReadOnlyList<T> Objects<T>(ref JsonCursor json, TextCache texts, SkimReader<T> read) =>
        (IReadOnlyList<T>?)List(ref json, texts, read) ?? [];

    private static List<T>? List<T>(ref JsonCursor json, TextCache texts, SkimReader<T> read)
    {
        if (!json.TryEnterArray())
        {
            return null;
        }

        List<T>? items = null;
        while (json.NextPresent())
        {
            (items ??= []).Add(read(ref json, texts));
        }

        return items;
    }
}
