using System.Text;
using System.Text.Json.Nodes;

namespace GenesysReporting.Tests.Shared;

/// <summary>Damages files and answers in ways that a seed chooses.</summary>
internal static class Mutator
{
    private const string Place = "\u0001here";
    private static readonly string PlaceInJson = JsonValue.Create(Place).ToJsonString();

    /// <summary>Values that a reader of JSON may meet, most of which a tree of nodes cannot hold.</summary>
    private static readonly string[] Raw =
    [
        "null", "-1", "0", "-0", "47.0", "4.7e1", "0.1", "1e999", "-1e999", "1e-400", "2147483648", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "123456789012345678901234567890", "01", "NaN", "true", "\"\"", "\" \"", "\"text\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"9999-12-31T23:59:59.999-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"0001-01-01T00:00:00\"", "\"2026-02-30T00:00:00Z\"",
        "\"9999-12-31T23:59:59.9999999Z/0001-01-01T00:00:00Z\"", "\"0001-01-01/9999-12-31\"", "\"../x\"", "\"P1Y\"", "\"99999999.00:00:00\"",
        "{}", "[]", "[null]", "[[]]", "{\"a\":1,\"a\":2}", "{\"\":null}", "[1,\"x\",null,{}]", "'x'", "//", ",", Nested(60), Nested(70), Nested(20_000),
    ];

    /// <summary>Returns the number of mutations of a test; the variable GENESYSREPORTING_FUZZ_MUTATIONS sets more, for hours by hand.</summary>
    public static int Count(int usual) => int.TryParse(Environment.GetEnvironmentVariable("GENESYSREPORTING_FUZZ_MUTATIONS"), out int more) ? more : usual;

    /// <summary>Returns JSON with changes of its bytes, its values or its members.</summary>
    public static byte[] Rewrite(ReadOnlySpan<byte> json, Random random) => random.Next(12) switch
    {
        0 or 1 => Damage(json, random),
        2 => Around(json, random),
        3 or 4 or 5 => Changed(json, random, 1),
        6 => Changed(json, random, random.Next(2, 6)),
        7 => Twice(json, random),
        _ => WithRaw(json, random),
    };

    /// <summary>Returns bytes of which some are flipped, cut out, doubled or random.</summary>
    public static byte[] Damage(ReadOnlySpan<byte> bytes, Random random)
    {
        byte[] damaged = bytes.ToArray();
        if (damaged.Length == 0)
        {
            return [0];
        }

        int at = random.Next(bytes.Length);
        int length = random.Next(1, 40);
        switch (random.Next(7))
        {
            case 0:
            case 1:
                damaged[at] ^= (byte)(1 << random.Next(8));
                return damaged;
            case 2:
                return damaged[..at];
            case 3:
                return [.. damaged[..at], .. damaged[Math.Min(bytes.Length, at + length)..]];
            case 4:
                random.NextBytes(damaged.AsSpan(at, Math.Min(length, bytes.Length - at)));
                return damaged;
            case 5:
                return [.. damaged[..at], .. damaged[(at / 2)..]];
            default:
                return [.. damaged, .. damaged[..Math.Min(length, damaged.Length)]];
        }
    }

    /// <summary>Gives one value another value, the value of another member, or none.</summary>
    public static void Change(JsonNode root, Random random)
    {
        List<(JsonNode Parent, string? Name, int Index)> places = Places(root);
        (JsonNode Parent, string? Name, int Index) one = places[random.Next(places.Count)];
        (JsonNode parent, string? name, int index) = places[random.Next(places.Count)];
        JsonNode? value = random.Next(12) switch
        {
            0 => null,
            1 => -1,
            2 => 0,
            3 => long.MaxValue,
            4 => long.MinValue,
            5 => 1e300,
            6 => "text",
            7 => true,
            8 => new JsonArray(1),
            9 => new JsonObject { ["x"] = 1 },
            _ => (name is null ? parent[index] : parent[name])?.DeepClone(),
        };
        if (one.Name is { } removed && random.Next(8) == 0)
        {
            one.Parent.AsObject().Remove(removed);
        }
        else
        {
            Set(one, value);
        }
    }

    private static byte[] Changed(ReadOnlySpan<byte> json, Random random, int changes)
    {
        JsonNode root = JsonNode.Parse(json)!;
        for (int i = 0; i < changes && Places(root).Count > 0; i++)
        {
            Change(root, random);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>Returns JSON with a value that a tree of nodes need not be able to hold.</summary>
    private static byte[] WithRaw(ReadOnlySpan<byte> json, Random random)
    {
        JsonNode root = JsonNode.Parse(json)!;
        List<(JsonNode Parent, string? Name, int Index)> places = Places(root);
        Set(places[random.Next(places.Count)], Place);
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace(PlaceInJson, Raw[random.Next(Raw.Length)], StringComparison.Ordinal));
    }

    /// <summary>Returns JSON with a member that comes twice, the second time with another value.</summary>
    private static byte[] Twice(ReadOnlySpan<byte> json, Random random)
    {
        JsonNode root = JsonNode.Parse(json)!;
        (JsonNode Parent, string? Name, int Index)[] members = [.. Places(root).Where(p => p.Name is not null)];
        (JsonNode parent, string? name, _) = members[random.Next(members.Length)];
        string first = parent[name!]?.ToJsonString() ?? "null";
        parent[name!] = Place;
        string second = random.Next(2) == 0 ? Raw[random.Next(Raw.Length)] : first;
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace(PlaceInJson, $"{first},{JsonValue.Create(name)!.ToJsonString()}:{second}", StringComparison.Ordinal));
    }

    /// <summary>Returns JSON with something before, after, around or instead of it, or with bytes that are not UTF-8 in its middle.</summary>
    private static byte[] Around(ReadOnlySpan<byte> json, Random random)
    {
        byte[] bytes = json.ToArray();
        int at = random.Next(bytes.Length);
        return random.Next(10) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. bytes],
            1 => [.. bytes, 0],
            2 => [.. "["u8, .. bytes, .. "]"u8],
            3 => [.. Encoding.UTF8.GetBytes(new string('[', 20_000)), .. bytes],
            4 => [.. bytes[..at], 0xFF, 0xC0, 0xED, 0xA0, 0x80, .. bytes[at..]],
            5 => [.. bytes[..at], 0, .. bytes[at..]],
            6 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)),
            7 => [],
            8 => Encoding.UTF8.GetBytes(Raw[random.Next(Raw.Length)]),
            _ => [.. bytes, .. " "u8, .. bytes],
        };
    }

    private static void Set((JsonNode Parent, string? Name, int Index) place, JsonNode? value)
    {
        if (place.Name is null)
        {
            place.Parent[place.Index] = value;
        }
        else
        {
            place.Parent[place.Name] = value;
        }
    }

    private static List<(JsonNode Parent, string? Name, int Index)> Places(JsonNode root)
    {
        List<(JsonNode Parent, string? Name, int Index)> places = [];
        Collect(root, places);
        return places;
    }

    private static void Collect(JsonNode? node, List<(JsonNode Parent, string? Name, int Index)> places)
    {
        if (node is JsonObject members)
        {
            foreach ((string name, JsonNode? value) in members)
            {
                places.Add((node, name, 0));
                Collect(value, places);
            }
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                places.Add((node, null, i));
                Collect(items[i], places);
            }
        }
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
