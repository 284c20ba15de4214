using System.Text.Json;

namespace GenesysReporting.Reports;

/// <summary>Finds the line of a value in JSON.</summary>
internal static class JsonPosition
{
    /// <summary>Returns the number of the line, from 1, on which the value at a path begins; that of its nearest parent if it is missing.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="path">Names and indexes, such as <c>["columns", 2, "value"]</c>.</param>
    public static int LineOf(ReadOnlySpan<byte> utf8, params ReadOnlySpan<object> path)
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        long found = json.TokenStartIndex;
        foreach (object step in path)
        {
            if (!(step is int index ? ToItem(ref json, index) : ToMember(ref json, (string)step)))
            {
                break;
            }

            found = json.TokenStartIndex;
        }

        return utf8[..(int)found].Count((byte)'\n') + 1;
    }

    /// <summary>Returns the number of the line, from 1, of the first null; null if there is none. Throws a <see cref="JsonException"/> for text that is not JSON.</summary>
    public static int? LineOfNull(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.Null)
            {
                return utf8[..(int)json.TokenStartIndex].Count((byte)'\n') + 1;
            }
        }

        return null;
    }

    private static bool ToItem(ref Utf8JsonReader json, int index)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        for (int at = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; at++)
        {
            if (at == index)
            {
                return true;
            }

            json.Skip();
        }

        return false;
    }

    private static bool ToMember(ref Utf8JsonReader json, string name)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = json.ValueTextEquals(name);
            json.Read();
            if (isIt)
            {
                return true;
            }

            json.Skip();
        }

        return false;
    }
}
