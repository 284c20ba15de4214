using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics.Records;

/// <summary>A part of an answer that becomes no object of its own; members that it does not know are kept.</summary>
internal abstract class WirePart
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extension { get; set; }
}

/// <summary>One of an answer's groups, with what belongs to it.</summary>
internal class GroupItem<TDatum> : WirePart
{
    [JsonConverter(typeof(GroupConverter))]
    public IReadOnlyDictionary<string, string?>? Group { get; set; }

    public TDatum?[]? Data { get; set; }
}
