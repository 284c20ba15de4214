using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Json;

/// <summary>
/// Mends JSON that a type cannot be read from: one bad value costs that value, and not the record around it. It runs only
/// after a reader has failed.
/// </summary>
/// <param name="damaged">Receives the path of each value that was left out.</param>
internal sealed class JsonMender(Action<string> damaged)
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>
    /// Returns the text without the values that do not fit the type, and with whole numbers in their plain form: 47.0 and 4.7e1
    /// are 47. Returns null if nothing of it fits; throws a <see cref="JsonException"/> for text that is not JSON.
    /// </summary>
    public ReadOnlyMemory<byte>? Mend(ReadOnlySpan<byte> utf8, Type type)
    {
        using JsonDocument json = JsonDocument.Parse(utf8.ToArray());
        var buffer = new ArrayBufferWriter<byte>(utf8.Length);
        using var writer = new Utf8JsonWriter(buffer, Options);
        if (!Write(writer, null, json.RootElement, type, string.Empty))
        {
            return null;
        }

        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a value, with its name if it is a member; returns false and reports it if it does not fit its type.</summary>
    private bool Write(Utf8JsonWriter writer, string? name, JsonElement json, Type type, string path)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (json.ValueKind == JsonValueKind.Null && (plain != type || !type.IsValueType))
        {
            Name(writer, name);
            writer.WriteNullValue();
            return true;
        }

        if (IsScalar(plain))
        {
            return WriteScalar(writer, name, json, plain, path);
        }

        Type? item = ItemOf(plain);
        if (json.ValueKind != (item is null ? JsonValueKind.Object : JsonValueKind.Array))
        {
            damaged(path);
            return false;
        }

        Name(writer, name);
        if (item is not null)
        {
            WriteItems(writer, json, item, path);
        }
        else
        {
            WriteMembers(writer, json, plain, path);
        }

        return true;
    }

    private void WriteItems(Utf8JsonWriter writer, JsonElement json, Type item, string path)
    {
        writer.WriteStartArray();
        int index = 0;
        foreach (JsonElement element in json.EnumerateArray())
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]");
            // A null in the place of an object may be a record that is lost.
            if (element.ValueKind == JsonValueKind.Null && !IsScalar(Nullable.GetUnderlyingType(item) ?? item))
            {
                damaged(place);
                continue;
            }

            Write(writer, null, element, item, place);
        }

        writer.WriteEndArray();
    }

    private void WriteMembers(Utf8JsonWriter writer, JsonElement json, Type type, string path)
    {
        Func<string, Type?> typeOf = MembersOf(type);
        writer.WriteStartObject();
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (typeOf(member.Name) is { } known)
            {
                Write(writer, member.Name, member.Value, known, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
            }
            else
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private bool WriteScalar(Utf8JsonWriter writer, string? name, JsonElement json, Type type, string path)
    {
        bool fits = true;
        long whole = 0;
        JsonValueKind kind = json.ValueKind;
        if (type == typeof(long) || type == typeof(int))
        {
            fits = kind == JsonValueKind.Number && json.TryGetWhole(out whole) && (type == typeof(long) || whole == (int)whole);
        }
        else if (type != typeof(JsonElement))
        {
            fits = type == typeof(string) ? kind == JsonValueKind.String
                : type == typeof(bool) ? kind is JsonValueKind.True or JsonValueKind.False
                : type == typeof(double) ? kind == JsonValueKind.Number && json.TryGetDouble(out double number) && double.IsFinite(number)
                : kind == JsonValueKind.String && json.TryGetDateTimeOffset(out _);
        }

        if (!fits)
        {
            damaged(path);
            return false;
        }

        Name(writer, name);
        if (type == typeof(long) || type == typeof(int))
        {
            writer.WriteNumberValue(whole);
        }
        else
        {
            json.WriteTo(writer);
        }

        return true;
    }

    private static void Name(Utf8JsonWriter writer, string? name)
    {
        if (name is not null)
        {
            writer.WritePropertyName(name);
        }
    }

    private static bool IsScalar(Type type) => type == typeof(string) || type == typeof(bool) || type == typeof(long)
        || type == typeof(int) || type == typeof(double) || type == typeof(DateTimeOffset) || type == typeof(JsonElement);

    /// <summary>Returns the type of a list's items; null for any other type.</summary>
    private static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(IReadOnlyList<>) || generic == typeof(List<>))
            ? type.GenericTypeArguments[0]
            : null;

    /// <summary>Returns the types of an object's members by their names: null for a member that is read in any form.</summary>
    private static Func<string, Type?> MembersOf(Type type)
    {
        if (type.IsGenericType && type.GenericTypeArguments is [_, { } value])
        {
            return _ => value;
        }

        Dictionary<string, Type> members = type.GetProperties()
            .Where(p => p.CanWrite && p.GetCustomAttribute<JsonIgnoreAttribute>() is null
                && p.GetCustomAttribute<JsonExtensionDataAttribute>() is null)
            .ToDictionary(
                p => JsonNamingPolicy.CamelCase.ConvertName(p.Name),
                p => p.GetCustomAttribute<JsonConverterAttribute>() is null ? p.PropertyType : typeof(Dictionary<string, JsonElement>));
        return name => members.GetValueOrDefault(name);
    }
}
