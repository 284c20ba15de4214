using System.Text.Json;

namespace GenesysReporting.Sandbox.Data;

/// <summary>The parts that answers are built from.</summary>
internal static class JsonWriting
{
    /// <summary>Writes a time; nothing for null.</summary>
    public static void WriteInstant(this Utf8JsonWriter json, string name, DateTimeOffset? instant)
    {
        if (instant is { } value)
        {
            json.WritePropertyName(name);
            Instants.Write(json, value);
        }
    }

    public static void WriteObject(this Utf8JsonWriter json, string name, Members members)
    {
        json.WriteStartObject(name);
        members.WriteInto(json);
        json.WriteEndObject();
    }

    /// <summary>Writes an array of objects; the delegate writes the members of each.</summary>
    public static void WriteObjects<T>(
        this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            writeMembers(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
