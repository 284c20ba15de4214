using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Every dimension, once, with the type and the values that a family's own answers give the member of its name.</summary>
internal static class Dimensions
{
    public static JsonArray ToJson(Contract contract, IReadOnlyList<Family> families)
    {
        var found = new SortedDictionary<string, Facts>(StringComparer.Ordinal);
        foreach (Family family in families)
        {
            foreach (string name in Of(family))
            {
                found.TryAdd(name, new Facts([], new SortedSet<string>(StringComparer.Ordinal)));
            }

            // The answers of aggregates have dimensions in 'group' alone, which has no types; members of the same name
            // there, such as 'max', are statistics.
            if (family.Kind != "Aggregates")
            {
                Collect(contract, family, found);
            }
        }

        return new JsonArray([.. found.Select(d => d.Value.ToJson(d.Key))]);
    }

    private static HashSet<string> Of(Family family) => [.. family.Levels.SelectMany(l => l.Dimensions), .. family.GroupBy];

    private static void Collect(Contract contract, Family family, SortedDictionary<string, Facts> found)
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

    private sealed record Facts(HashSet<string> Types, SortedSet<string> Values)
    {
        public void Add(JsonNode type)
        {
            Types.Add(TypeOf(type));
            Values.UnionWith(Contract.Enum(type));
        }

        /// <summary>Answers that contradict each other tell nothing.</summary>
        public JsonObject ToJson(string name) => CatalogText.WithoutEmpty(new JsonObject
        {
            ["name"] = name,
            ["type"] = Types.Count == 1 ? Types.Single() : "Unknown",
            ["values"] = CatalogText.Array(Values),
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
