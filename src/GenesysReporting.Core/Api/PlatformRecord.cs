using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Api;

/// <summary>What all records of the platform share: members that this version does not type are kept and shown.</summary>
public abstract record PlatformRecord
{
    private protected PlatformRecord()
    {
    }

    /// <summary>
    /// Members that have no property of their own, by the platform's names: what the platform learned since, and the
    /// rarer parts of the contract. Nested ones are dictionaries and arrays.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> AdditionalMembers => PlainValues.From(Extension);

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Extension { get; set; }
}
