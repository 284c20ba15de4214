using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;
using GenesysReporting.Collections;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>
/// Reads catalog.json out of the assembly, member by member: a serializer would first have to be made for its types, which
/// takes longer than all of the reading, at the first cmdlet of every session. An unknown member is a mistake of the
/// generator's, and raises a <see cref="JsonException"/>. Lists become read-only: scripts must not change them for each other.
/// </summary>
internal static class CatalogReader
{
    public static CatalogContent Read()
    {
        using Stream stream = typeof(CatalogReader).Assembly.GetManifestResourceStream("catalog.json")!;
        byte[] utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return Read(utf8);
    }

    /// <summary>The catalogue of its JSON.</summary>
    public static CatalogContent Read(ReadOnlySpan<byte> utf8)
    {
        var json = new JsonCursor(utf8);
        var texts = new TextCache();
        string contract = string.Empty;
        IReadOnlyList<QueryFamily> families = [];
        IReadOnlyList<CatalogMetric> metrics = [];
        IReadOnlyList<CatalogDimension> dimensions = [];
        json.EnterObject();
        while (json.NextMember())
        {
            switch (Name(json))
            {
                case "contract":
                    contract = json.ReadString()!;
                    break;
                case "families":
                    families = List(ref json, texts, CatalogFamilyReader.Read);
                    break;
                case "metrics":
                    metrics = List(ref json, texts, Metric);
                    break;
                case "dimensions":
                    dimensions = List(ref json, texts, Dimension);
                    break;
                default:
                    throw Unknown(json);
            }
        }

        json.ExpectEnd();
        return new CatalogContent(contract, families, metrics, dimensions);
    }

    /// <summary>Reads what an array holds.</summary>
    internal delegate T ItemReader<T>(ref JsonCursor json, TextCache texts);

    internal static string Name(in JsonCursor json) => Encoding.UTF8.GetString(json.Name);

    internal static JsonException Unknown(in JsonCursor json) => new($"The catalogue has no member '{Name(json)}'.");

    internal static ReadOnlyCollection<T> List<T>(ref JsonCursor json, TextCache texts, ItemReader<T> read)
    {
        var items = new List<T>();
        json.EnterArray();
        while (json.NextItem())
        {
            items.Add(read(ref json, texts));
        }

        return items.ToReadOnly();
    }

    internal static ReadOnlyCollection<string> Texts(ref JsonCursor json, TextCache texts)
    {
        var items = new List<string>();
        json.EnterArray();
        while (json.NextItem())
        {
            items.Add(json.ReadString(texts)!);
        }

        return items.ToReadOnly();
    }

    // Not generic, as each enumeration would be compiled anew.
    internal static object OneOf(Type type, ref JsonCursor json) => Enum.Parse(type, json.ReadString()!);

    private static CatalogMetric Metric(ref JsonCursor json, TextCache texts)
    {
        (string name, MetricUnit unit, IReadOnlyList<string> stats, string? meaning) = (string.Empty, default(MetricUnit), [], null);
        json.EnterObject();
        while (json.NextMember())
        {
            switch (Name(json))
            {
                case "name":
                    name = json.ReadString(texts)!;
                    break;
                case "unit":
                    unit = (MetricUnit)OneOf(typeof(MetricUnit), ref json);
                    break;
                case "stats":
                    stats = Texts(ref json, texts);
                    break;
                case "meaning":
                    meaning = json.ReadString();
                    break;
                default:
                    throw Unknown(json);
            }
        }

        return new CatalogMetric(name, unit, stats.ToReadOnly(), meaning);
    }

    private static CatalogDimension Dimension(ref JsonCursor json, TextCache texts)
    {
        (string name, DimensionType type, IReadOnlyList<string> values) = (string.Empty, default(DimensionType), []);
        json.EnterObject();
        while (json.NextMember())
        {
            switch (Name(json))
            {
                case "name":
                    name = json.ReadString(texts)!;
                    break;
                case "type":
                    type = (DimensionType)OneOf(typeof(DimensionType), ref json);
                    break;
                case "values":
                    values = Texts(ref json, texts);
                    break;
                default:
                    throw Unknown(json);
            }
        }

        return new CatalogDimension(name, type, values.ToReadOnly());
    }
}
