using System.Text.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>Brings unknown members of an answer's inner parts to an object that is shown.</summary>
internal static class Kept
{
    /// <summary>
    /// The members of both; where a name is taken, the outer one's is put behind <paramref name="prefix"/>.
    /// </summary>
    public static Dictionary<string, JsonElement>? Join(
        Dictionary<string, JsonElement>? own, Dictionary<string, JsonElement>? outer, string prefix)
    {
        if (outer is null)
        {
            return own;
        }

        var joined = new Dictionary<string, JsonElement>(own ?? []);
        foreach ((string name, JsonElement value) in outer)
        {
            joined[joined.ContainsKey(name) ? $"{prefix}.{name}" : name] = value;
        }

        return joined;
    }
}
