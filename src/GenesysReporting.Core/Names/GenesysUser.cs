using System.Text.Json.Serialization;

namespace GenesysReporting.Names;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>A user. Source: the contract's <c>User</c>; times are UTC. <c>State</c> is active, inactive or deleted.</summary>
public sealed record GenesysUser : GenesysEntity
{
    [JsonInclude]
    public override string Id { get; internal set => field = value ?? string.Empty; } = string.Empty;

    [JsonInclude]
    public override string Name { get; internal set => field = value ?? string.Empty; } = string.Empty;

    public string? Email { get; init; }
    public string? State { get; init; }
    public string? Title { get; init; }
    public string? Department { get; init; }
    public string? Username { get; init; }
    public string? PreferredName { get; init; }
    public bool? AcdAutoAnswer { get; init; }
    public DateTimeOffset? DateLastLogin { get; init; }
    public int? Version { get; init; }

    /// <summary>The division's name.</summary>
    [JsonIgnore]
    public string? DivisionName => Division("name");

    /// <summary>The division's id.</summary>
    [JsonIgnore]
    public string? DivisionId => Division("id");

    [JsonIgnore]
    internal override string? Detail => State is null or "active" ? Email : $"{State} {Email}".TrimEnd();
}
