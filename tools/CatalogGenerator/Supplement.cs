using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>Facts that the contract does not state, written by hand: names, limits, units, meanings, and paths that are not queries.</summary>
internal sealed class Supplement(string text)
{
    private readonly JsonNode _root = JsonNode.Parse(text)!;

    /// <summary>Returns a family's name, where the contract's own name would mislead.</summary>
    public string? NameOf(string path) => _root["names"]![path]?.GetValue<string>();

    public JsonNode? LimitsOf(string family) => _root["limits"]![family]?.DeepClone();

    public JsonNode? AddressGroupsOf(string family) => _root["addressGroups"]![family]?.DeepClone();

    /// <summary>Returns the default level of names that exist on several levels.</summary>
    public JsonNode? DefaultLevelOf(string family) => _root["defaultLevels"]![family]?.DeepClone();

    /// <summary>Returns the unit, the statistics or the meaning of a metric: from its own entry, else from its prefix's.</summary>
    public JsonNode? Metric(string name, string key) =>
        (_root["metrics"]![name]?[key] ?? _root["prefixes"]![name[..1]]?[key])?.DeepClone();

    /// <summary>Returns the words that people use for a dimension; null if there are none.</summary>
    public JsonNode? WordsOf(string dimension) => _root["dimensions"]![dimension]?["words"]?.DeepClone();

    public IEnumerable<string> MetricNames => _root["metrics"]!.AsObject().Select(m => m.Key);

    /// <summary>Returns the reasons why a path is not a query. A pattern may end in a star.</summary>
    public string[] ReasonsOf(string path) =>
    [
        .. _root["notQueries"]!.AsObject().Where(p => Fits(p.Key, path)).Select(p => p.Value!.GetValue<string>()),
    ];

    private static bool Fits(string pattern, string path) => pattern.EndsWith('*')
        ? path.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : path == pattern;
}
