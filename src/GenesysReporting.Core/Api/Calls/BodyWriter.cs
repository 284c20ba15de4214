using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Security;
using System.Text.Json;

namespace GenesysReporting.Api.Calls;

/// <summary>Reads the objects of a scripting language: their wrappers and their members.</summary>
internal interface IBodyShape
{
    /// <summary>Returns the value without a scripting language's wrapper.</summary>
    object? Unwrap(object? value);

    /// <summary>Returns the members of an object that is neither a plain value nor a list; null if it cannot be written as JSON.</summary>
    IEnumerable<KeyValuePair<string, object?>>? Members(object value);
}

/// <summary>
/// Writes an object as a JSON body, completely or not at all. Times include their offset, enums are names. An instance writes
/// one body.
/// </summary>
internal sealed class BodyWriter(IBodyShape shape)
{
    private const int MaxLevels = 100;

    private readonly ArrayBufferWriter<byte> _buffer = new(256);
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<string> _path = new(["$"]);

    /// <summary>Returns the JSON. Throws for cycles, more than 100 levels, more than 512000 bytes, and unsupported values.</summary>
    public ReadOnlyMemory<byte> Write(object? value)
    {
        using var json = new Utf8JsonWriter(_buffer, BodyText.Options);
        WriteValue(json, value);
        json.Flush();
        CheckSize(json);
        return _buffer.WrittenMemory;
    }

    private string Path => string.Concat(_path.Reverse());

    private void WriteValue(Utf8JsonWriter json, object? wrapped)
    {
        object? value = shape.Unwrap(wrapped);
        if (!WritePlain(json, value) && !WriteTime(json, value))
        {
            WriteContainer(json, value!);
        }
    }

    private bool WritePlain(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                json.WriteNullValue();
                return true;
            case bool flag:
                json.WriteBooleanValue(flag);
                return true;
            case string or char or Guid or Version or Enum:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                return true;
            case Uri address:
                json.WriteStringValue(address.OriginalString);
                return true;
            default:
                return WriteNumber(json, value);
        }
    }

    private bool WriteNumber(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case byte or sbyte or short or ushort or int or uint or long or ulong or BigInteger or decimal:
                json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                return true;
            case double number:
                json.WriteNumberValue(Finite(number));
                return true;
            case float number:
                Finite(number);
                json.WriteNumberValue(number);
                return true;
            default:
                return false;
        }
    }

    private static bool WriteTime(Utf8JsonWriter json, object? value)
    {
        const string Format = "yyyy-MM-ddTHH:mm:ss.fffK";
        string? text = value switch
        {
            // A time without a kind is local, as everywhere in PowerShell; the platform reads a time without an offset as UTC.
            DateTime { Kind: DateTimeKind.Unspecified } time => DateTime.SpecifyKind(time, DateTimeKind.Local)
                .ToString(Format, CultureInfo.InvariantCulture),
            DateTime time => time.ToString(Format, CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString(Format, CultureInfo.InvariantCulture),
            DateOnly or TimeOnly => ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is not null)
        {
            json.WriteStringValue(text);
        }

        return text is not null;
    }

    private void WriteContainer(Utf8JsonWriter json, object value)
    {
        if (_path.Count > MaxLevels)
        {
            throw CallErrors.BodyTooDeep(Path, MaxLevels);
        }

        if (!_open.Add(value))
        {
            throw CallErrors.BodyCyclic(Path);
        }

        RefuseUnsafe(value);
        if (value is IEnumerable list and not (IDictionary or IEnumerable<KeyValuePair<string, object?>>))
        {
            WriteList(json, list);
        }
        else
        {
            WriteObject(json, MembersOf(value));
        }

        _open.Remove(value);
        CheckSize(json);
    }

    private void WriteList(Utf8JsonWriter json, IEnumerable list)
    {
        int index = 0;
        json.WriteStartArray();
        foreach (object? item in list)
        {
            WriteAt(json, string.Create(CultureInfo.InvariantCulture, $"[{index++}]"), item);
        }

        json.WriteEndArray();
    }

    private void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> members)
    {
        json.WriteStartObject();
        foreach ((string name, object? item) in members)
        {
            json.WritePropertyName(name);
            WriteAt(json, '.' + name, item);
        }

        json.WriteEndObject();
    }

    private void WriteAt(Utf8JsonWriter json, string step, object? item)
    {
        _path.Push(step);
        WriteValue(json, item);
        _path.Pop();
    }

    private IEnumerable<KeyValuePair<string, object?>> MembersOf(object value) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> members => members,
        IDictionary table => table.Keys.Cast<object>().Select(key => KeyValuePair.Create(
            Convert.ToString(shape.Unwrap(key), CultureInfo.InvariantCulture)!, table[key])),
        _ => shape.Members(value) ?? throw CallErrors.BodyValueUnsupported(Path, value.GetType()),
    };

    /// <summary>Throws for secrets, and for values that could be written in more than one way.</summary>
    private void RefuseUnsafe(object value)
    {
        string? instead = value switch
        {
            TimeSpan => "Write the form that the platform takes there: 'PT15M', or a number of milliseconds.",
            SecureString =>
                "A secret is not sent by accident. If it is meant, give its text: ConvertFrom-SecureString -AsPlainText.",
            byte[] => "Give text: the file's contents, or [Convert]::ToBase64String().",
            _ => null,
        };
        if (instead is not null)
        {
            throw CallErrors.BodyValueUnsupported(Path, value.GetType(), instead);
        }
    }

    private double Finite(double number) =>
        double.IsFinite(number) ? number : throw CallErrors.BodyNumberUnsupported(Path, number);

    private static void CheckSize(Utf8JsonWriter json)
    {
        long size = json.BytesCommitted + json.BytesPending;
        if (size > BodyText.MaxBytes)
        {
            throw CallErrors.BodyTooLarge(size, BodyText.MaxBytes);
        }
    }
}
