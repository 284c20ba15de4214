using System.Text.Json.Serialization;

namespace GenesysReporting.Names;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>A flow. Source: the contract's <c>Flow</c>. An example of <c>Type</c> is INBOUNDCALL.</summary>
public sealed record GenesysFlow : GenesysEntity
{
    [JsonInclude]
    public override string Id { get; internal set => field = value ?? string.Empty; } = string.Empty;

    [JsonInclude]
    public override string Name { get; internal set => field = value ?? string.Empty; } = string.Empty;

    public string? Type { get; init; }
    public string? Description { get; init; }
    public bool? Active { get; init; }
    public bool? System { get; init; }
    public bool? Deleted { get; init; }
    public bool? VirtualAgentEnabled { get; init; }

    /// <summary>The division's name.</summary>
    [JsonIgnore]
    public string? DivisionName => Division("name");

    /// <summary>The division's id.</summary>
    [JsonIgnore]
    public string? DivisionId => Division("id");

    [JsonIgnore]
    internal override string? Detail => Type;
}
