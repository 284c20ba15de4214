using System.Text.Json.Serialization;

namespace GenesysReporting.Names;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>A team. Source: the contract's <c>Team</c>; times are UTC.</summary>
public sealed record GenesysTeam : GenesysEntity
{
    [JsonInclude]
    public override string Id { get; internal set => field = value ?? string.Empty; } = string.Empty;

    [JsonInclude]
    public override string Name { get; internal set => field = value ?? string.Empty; } = string.Empty;

    public string? Description { get; init; }
    public long? MemberCount { get; init; }
    public DateTimeOffset? DateCreated { get; init; }
    public DateTimeOffset? DateModified { get; init; }

    /// <summary>The division's name.</summary>
    [JsonIgnore]
    public string? DivisionName => Division("name");

    /// <summary>The division's id.</summary>
    [JsonIgnore]
    public string? DivisionId => Division("id");
}
