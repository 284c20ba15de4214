using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Lists every metric that can be requested or filtered by, once.</summary>
internal static class Metrics
{
    public static JsonArray ToJson(IReadOnlyList<Family> families, Supplement supplement)
    {
        HashSet<string> requested = [.. families.SelectMany(f => f.Metrics)];
        SortedSet<string> all = new(requested.Concat(families.SelectMany(f => f.Levels).SelectMany(l => l.Metrics)), StringComparer.Ordinal);
        if (supplement.MetricNames.FirstOrDefault(m => !all.Contains(m)) is { } stray)
        {
            throw new InvalidDataException($"The supplement describes {stray}, which the contract does not have.");
        }

        return new JsonArray([.. all.Select(name => Describe(name, requested.Contains(name), supplement))]);
    }

    /// <summary>Returns the JSON of a metric. One that can only be filtered by has no statistics.</summary>
    private static JsonObject Describe(string name, bool isRequested, Supplement supplement) => CatalogText.WithoutEmpty(new JsonObject
    {
        ["name"] = name,
        ["unit"] = supplement.Metric(name, "unit") ?? "Unknown",
        ["stats"] = isRequested ? supplement.Metric(name, "stats") : null,
        ["meaning"] = supplement.Metric(name, "meaning"),
        ["screen"] = supplement.Metric(name, "screen"),
    });
}
