using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Lists every dimension, once, with the type and the values of the member of that name in the families' answers.</summary>
internal static class Dimensions
{
    public static JsonArray ToJson(Contract contract, IReadOnlyList<Family> families, Supplement supplement)
    {
        var found = new SortedDictionary<string, Found>(StringComparer.Ordinal);
        foreach (Family family in families)
        {
            foreach (string name in Of(family))
            {
                found.TryAdd(name, new Found([], new SortedSet<string>(StringComparer.Ordinal)));
            }

            // The answers of aggregates have dimensions only in 'group', which has no types. Other members of the same name,
            // such as 'max', are statistics.
            if (family.Kind != "Aggregates")
            {
                Collect(contract, family, found);
            }
        }

        return new JsonArray([.. found.Select(d => d.Value.ToJson(d.Key, supplement))]);
    }

    private static HashSet<string> Of(Family family) => [.. family.Levels.SelectMany(l => l.Dimensions), .. family.GroupBy];

    private static void Collect(Contract contract, Family family, SortedDictionary<string, Found> found)
    {
        HashSet<string> wanted = Of(family);
        foreach ((string member, JsonNode? type) in Reachable(contract, family.Answers).SelectMany(contract.Members))
        {
            if (wanted.Contains(member) && Contract.NameOf(type) is null)
            {
                found[member].Add(Contract.Item(type)!);
            }
        }
    }

    private static HashSet<string> Reachable(Contract contract, IEnumerable<string> schemas)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(schemas);
        while (open.TryPop(out string? schema))
        {
            if (seen.Add(schema))
            {
                contract.Members(schema).Select(m => Contract.NameOf(m.Value)).OfType<string>().ToList().ForEach(open.Push);
            }
        }

        return seen;
    }

    private sealed record Found(HashSet<string> Types, SortedSet<string> Values)
    {
        public void Add(JsonNode type)
        {
            Types.Add(TypeOf(type));
            Values.UnionWith(Contract.Enum(type));
        }

        /// <summary>Returns the JSON of a dimension. Its type is Unknown if answers contradict each other.</summary>
        public JsonObject ToJson(string name, Supplement supplement) => CatalogText.WithoutEmpty(new JsonObject
        {
            ["name"] = name,
            ["type"] = Types.Count == 1 ? Types.Single() : "Unknown",
            ["values"] = CatalogText.Array(Values),
            ["words"] = supplement.WordsOf(name),
        });

        private static string TypeOf(JsonNode type) => type["type"]!.GetValue<string>() switch
        {
            "string" when type["format"]?.GetValue<string>() == "date-time" => "DateTime",
            "string" => "Text",
            "integer" => "WholeNumber",
            "number" => "Number",
            "boolean" => "Boolean",
            var other => throw new InvalidDataException($"The type {other} is new."),
        };
    }
}
