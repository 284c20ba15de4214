using System.Text.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>The members of JSON objects that have no property.</summary>
internal static class ExtensionData
{
    /// <summary>
    /// Returns the members of a record and of the object around it. If both have a name, that of the outer one gets the prefix.
    /// </summary>
    public static Dictionary<string, JsonElement>? Merge(
        Dictionary<string, JsonElement>? own, Dictionary<string, JsonElement>? outer, string prefix)
    {
        if (outer is null)
        {
            return own;
        }

        var merged = new Dictionary<string, JsonElement>(own ?? []);
        foreach ((string name, JsonElement value) in outer)
        {
            merged[merged.ContainsKey(name) ? $"{prefix}.{name}" : name] = value;
        }

        return merged;
    }

    /// <summary>Returns the members of two versions of a record; where both have a name, the kept version's value.</summary>
    public static Dictionary<string, JsonElement>? Union(
        Dictionary<string, JsonElement>? kept, Dictionary<string, JsonElement>? dropped)
    {
        if (dropped is null)
        {
            return kept;
        }

        var union = new Dictionary<string, JsonElement>(dropped);
        foreach ((string name, JsonElement value) in kept ?? [])
        {
            union[name] = value;
        }

        return union;
    }
}
