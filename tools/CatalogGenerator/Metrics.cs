using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Every metric that can be asked for or filtered by, once.</summary>
internal static class Metrics
{
    public static JsonArray ToJson(IReadOnlyList<Family> families, Supplement supplement)
    {
        HashSet<string> asked = [.. families.SelectMany(f => f.Metrics)];
        SortedSet<string> all = new(asked.Concat(families.SelectMany(f => f.Levels).SelectMany(l => l.Metrics)), StringComparer.Ordinal);
        if (supplement.MetricNames.FirstOrDefault(m => !all.Contains(m)) is { } stray)
        {
            throw new InvalidDataException($"The supplement describes {stray}, which the contract does not have.");
        }

        return new JsonArray([.. all.Select(name => Describe(name, asked.Contains(name), supplement))]);
    }

    /// <summary>What can only be filtered by comes back with no statistics.</summary>
    private static JsonObject Describe(string name, bool isAsked, Supplement supplement) => CatalogText.WithoutEmpty(new JsonObject
    {
        ["name"] = name,
        ["unit"] = supplement.Metric(name, "unit") ?? "Unknown",
        ["stats"] = isAsked ? supplement.Metric(name, "stats") : null,
        ["meaning"] = supplement.Metric(name, "meaning"),
    });
}
