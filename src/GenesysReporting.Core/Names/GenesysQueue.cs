using System.Text.Json.Serialization;

namespace GenesysReporting.Names;

#pragma warning disable CA1711 // It is a queue of people.
#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>A queue. Source: the contract's <c>Queue</c>; times are UTC.</summary>
public sealed record GenesysQueue : GenesysEntity
{
    [JsonInclude]
    public override string Id { get; internal set => field = value ?? string.Empty; } = string.Empty;

    [JsonInclude]
    public override string Name { get; internal set => field = value ?? string.Empty; } = string.Empty;

    public string? Description { get; init; }
    public int? MemberCount { get; init; }
    public int? JoinedMemberCount { get; init; }
    public int? UserMemberCount { get; init; }
    public string? ScoringMethod { get; init; }
    public string? SkillEvaluationMethod { get; init; }
    public string? LastAgentRoutingMode { get; init; }
    public bool? AutoAnswerOnly { get; init; }
    public bool? EnableTranscription { get; init; }
    public bool? EnableManualAssignment { get; init; }
    public string? CallingPartyName { get; init; }
    public string? CallingPartyNumber { get; init; }
    public DateTimeOffset? DateCreated { get; init; }
    public DateTimeOffset? DateModified { get; init; }
    public string? CreatedBy { get; init; }
    public string? ModifiedBy { get; init; }

    /// <summary>The division's name.</summary>
    [JsonIgnore]
    public string? DivisionName => Division("name");

    /// <summary>The division's id.</summary>
    [JsonIgnore]
    public string? DivisionId => Division("id");
}
