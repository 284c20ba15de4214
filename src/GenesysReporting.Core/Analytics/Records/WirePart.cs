using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics.Records;

/// <summary>A part of an answer that becomes part of a record, with its unknown members.</summary>
internal abstract class WirePart
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extension { get; set; }
}

/// <summary>A group of an answer, with its data.</summary>
internal class GroupItem<TDatum> : WirePart
{
    [JsonConverter(typeof(GroupConverter))]
    public IReadOnlyDictionary<string, string?>? Group { get; set; }

    public TDatum?[]? Data { get; set => field = WholeList.Join(field, value); }
}
