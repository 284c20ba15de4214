using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics;

/// <summary>
/// What records and their parts share: members that this version does not type are kept and shown. Absent values are
/// null, absent lists are empty, so that a script under StrictMode can always ask.
/// </summary>
public abstract record AnalyticsPart
{
    private protected AnalyticsPart()
    {
    }

    /// <summary>
    /// Members that have no property of their own, by the platform's names: what the platform learned since. Nested
    /// ones are dictionaries and arrays.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> AdditionalMembers => PlainValues.From(Extension);

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Extension { get; set; }
}
