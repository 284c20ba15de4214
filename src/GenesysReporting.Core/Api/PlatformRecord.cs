using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Api;

/// <summary>The base of the platform's records: members that this version has no property for are kept and shown.</summary>
public abstract record PlatformRecord
{
    private protected PlatformRecord()
    {
    }

    /// <summary>
    /// The members without a property, by the platform's names: newer ones, and rare ones of the contract. Nested values are
    /// dictionaries and lists.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> AdditionalMembers => PlainValues.From(Extension);

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Extension { get; set; }
}
