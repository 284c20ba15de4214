using System.Text.Json.Serialization;

namespace GenesysReporting.Names;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>A routing skill. Source: the contract's <c>RoutingSkill</c>; times are UTC. <c>State</c> is active, inactive or deleted.</summary>
public sealed record GenesysSkill : GenesysEntity
{
    [JsonInclude]
    public override string Id { get; internal set => field = value ?? string.Empty; } = string.Empty;

    [JsonInclude]
    public override string Name { get; internal set => field = value ?? string.Empty; } = string.Empty;

    public string? State { get; init; }
    public DateTimeOffset? DateModified { get; init; }
    public string? Version { get; init; }

    /// <summary>The division's name.</summary>
    [JsonIgnore]
    public string? DivisionName => Division("name");

    /// <summary>The division's id.</summary>
    [JsonIgnore]
    public string? DivisionId => Division("id");
}
