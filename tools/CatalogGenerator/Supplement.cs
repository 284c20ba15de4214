using System.Text.Json.Nodes;

namespace GenesysReporting.CatalogGenerator;

/// <summary>What the contract does not say, written by hand: names, limits, units, meanings, and what is no query.</summary>
internal sealed class Supplement(string text)
{
    private readonly JsonNode _root = JsonNode.Parse(text)!;

    /// <summary>A family's name where the contract's own word would mislead.</summary>
    public string? NameOf(string path) => _root["names"]![path]?.GetValue<string>();

    public JsonNode? LimitsOf(string family) => _root["limits"]![family]?.DeepClone();

    /// <summary>The level that is meant where a name exists on several.</summary>
    public JsonNode? DefaultLevelOf(string family) => _root["defaultLevels"]![family]?.DeepClone();

    /// <summary>The unit, the statistics and the meaning of a metric: its own entry before its prefix's.</summary>
    public JsonNode? Metric(string name, string key) =>
        (_root["metrics"]![name]?[key] ?? _root["prefixes"]![name[..1]]?[key])?.DeepClone();

    public IEnumerable<string> MetricNames => _root["metrics"]!.AsObject().Select(m => m.Key);

    /// <summary>Why a path is no query; a pattern may end in a star.</summary>
    public string[] ReasonsOf(string path) =>
    [
        .. _root["notQueries"]!.AsObject().Where(p => Fits(p.Key, path)).Select(p => p.Value!.GetValue<string>()),
    ];

    private static bool Fits(string pattern, string path) => pattern.EndsWith('*')
        ? path.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : path == pattern;
}
