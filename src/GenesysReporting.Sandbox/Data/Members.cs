using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Data;

/// <summary>The members of a JSON object in order. A null is not added: the platform leaves out unknown values.</summary>
internal sealed class Members : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _items = [];

    public int Count => _items.Count;

    public object? this[string name]
    {
        get
        {
            foreach ((string key, object value) in _items)
            {
                if (key == name)
                {
                    return value;
                }
            }

            return null;
        }
    }

    public string? Text(string name) => this[name] as string;

    public void Add(string name, object? value)
    {
        if (value is not null)
        {
            _items.Add(new(name, value));
        }
    }

    public void AddAll(Members? others)
    {
        if (others is not null)
        {
            _items.AddRange(others._items);
        }
    }

    public bool Remove(string name) => _items.RemoveAll(item => item.Key == name) > 0;

    public void WriteInto(Utf8JsonWriter json)
    {
        foreach ((string name, object value) in _items)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                Instants.Write(json, instant);
                break;
            case Members members:
                json.WriteStartObject();
                members.WriteInto(json);
                json.WriteEndObject();
                break;
            case IEnumerable list:
                WriteList(json, list);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable list)
    {
        json.WriteStartArray();
        foreach (object item in list)
        {
            WriteValue(json, item);
        }

        json.WriteEndArray();
    }
}
