using System.Text.Json.Serialization;

namespace GenesysReporting.Names;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>A division. Source: the contract's <c>AuthzDivision</c>.</summary>
public sealed record GenesysDivision : GenesysEntity
{
    [JsonInclude]
    public override string Id { get; internal set => field = value ?? string.Empty; } = string.Empty;

    [JsonInclude]
    public override string Name { get; internal set => field = value ?? string.Empty; } = string.Empty;

    public string? Description { get; init; }
    public bool? HomeDivision { get; init; }

    [JsonIgnore]
    internal override string? Detail => Description;
}
