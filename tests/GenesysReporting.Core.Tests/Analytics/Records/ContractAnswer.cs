using System.Globalization;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Analytics.Records;

/// <summary>
/// An answer built from the platform's own description: every member is filled, and values differ wherever their types allow it.
/// </summary>
internal sealed class ContractAnswer
{
    /// <summary>A member that is not in the contract; it is added to every object.</summary>
    public const string Unknown = "brandNewMember";

    private static readonly JsonNode Contract = JsonNode.Parse(PlatformContract.Text)!;
    private readonly bool _withUnknown;
    private int _number;

    private ContractAnswer(bool withUnknown) => _withUnknown = withUnknown;

    /// <summary>Each leaf's member name and value, as <see cref="RecordValues"/> writes them.</summary>
    public HashSet<(string Member, string Value)> Leaves { get; } = [];

    /// <summary>The values of the unknown members.</summary>
    public List<string> UnknownValues { get; } = [];

    public string Json { get; private set; } = string.Empty;

    public static ContractAnswer OfQuery(QueryFamily family, bool withUnknown = false) =>
        Make(Schema(family.QueryPath, "post"), withUnknown);

    public static ContractAnswer OfJob(QueryFamily family, bool withUnknown = false) =>
        Make(Schema($"{family.JobPath}/{{jobId}}/results", "get"), withUnknown);

    private static ContractAnswer Make(JsonNode schema, bool withUnknown)
    {
        var answer = new ContractAnswer(withUnknown);
        answer.Json = answer.Value(schema, string.Empty)!.ToJsonString();
        return answer;
    }

    private static JsonNode Schema(string path, string method)
    {
        JsonNode responses = Contract["paths"]![path]![method]!["responses"]!;
        return responses["200"]!["content"]!.AsObject().First().Value!["schema"]!;
    }

    private JsonNode? Value(JsonNode schema, string member)
    {
        if (schema["$ref"] is { } reference)
        {
            schema = Contract["components"]!["schemas"]![reference.GetValue<string>().Split('/')[^1]]!;
        }

        return (string?)schema["type"] switch
        {
            "array" => new JsonArray(Value(schema["items"]!, member), Value(schema["items"]!, member)),
            "object" when schema["additionalProperties"] is { } values => Map(values),
            "object" => Object(schema),
            "string" when (string?)schema["format"] == "date-time" => Time(member),
            "string" when member == "interval" => Interval(),
            "string" => Leaf(member, $"{member}-{++_number}", t => t),
            "boolean" => Leaf(member, "true", _ => true),
            "integer" => Leaf(member, (++_number).ToString(CultureInfo.InvariantCulture), _ => _number),
            "number" => Leaf(member, (++_number + 0.5).ToString(CultureInfo.InvariantCulture), _ => _number + 0.5),
            _ => throw new InvalidOperationException($"{member}: {schema.ToJsonString()}"),
        };
    }

    private JsonObject Object(JsonNode schema)
    {
        var made = new JsonObject();
        foreach ((string name, JsonNode? property) in schema["properties"]!.AsObject())
        {
            made[name] = Value(property!, name);
        }

        if (_withUnknown)
        {
            UnknownValues.Add($"unknown-{++_number}");
            made[Unknown] = UnknownValues[^1];
        }

        return made;
    }

    private JsonObject Map(JsonNode values)
    {
        string key = $"key-{++_number}";
        Leaves.Add((string.Empty, key));
        return new JsonObject { [key] = Value(values, string.Empty) };
    }

    private JsonNode Time(string member)
    {
        var time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(++_number);
        return Leaf(member, RecordValues.Text(time), _ => time.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture));
    }

    private JsonNode Interval()
    {
        var start = new DateTimeOffset(2026, 3, 1, 0, 0, ++_number % 60, TimeSpan.FromHours(1));
        Leaves.Add(("start", RecordValues.Text(start)));
        Leaves.Add(("end", RecordValues.Text(start.AddHours(1))));
        return $"{start:yyyy-MM-dd'T'HH:mm:ss.fffzzz}/{start.AddHours(1):yyyy-MM-dd'T'HH:mm:ss.fffzzz}";
    }

    private JsonNode Leaf(string member, string text, Func<string, JsonNode> make)
    {
        Leaves.Add((member, text));
        return make(text);
    }
}
