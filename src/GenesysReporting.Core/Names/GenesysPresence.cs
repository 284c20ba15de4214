using System.Text.Json.Serialization;
using GenesysReporting.Collections;

namespace GenesysReporting.Names;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A presence of the organisation. Source: the contract's <c>OrganizationPresenceDefinition</c>. <c>SystemPresence</c> is the
/// one that it belongs to, such as OnQueue; <c>Type</c> is System or User.
/// </summary>
public sealed record GenesysPresence : GenesysEntity
{
    [JsonInclude]
    public override string Id { get; internal set => field = value ?? string.Empty; } = string.Empty;

    [JsonInclude]
    public override string Name { get; internal set => field = value ?? string.Empty; } = string.Empty;

    public string? SystemPresence { get; init; }
    public string? Type { get; init; }
    public bool? Deactivated { get; init; }
    public string? DivisionId { get; init; }

    [JsonIgnore]
    internal override string? Detail => SystemPresence;

    /// <summary>True also for its system presence, as OnQueue or as records write it, ON_QUEUE.</summary>
    internal override bool Fits(NamePattern pattern) => base.Fits(pattern)
        || (SystemPresence is { } system
            && (pattern.IsMatch(system) || pattern.IsMatch(AsRecordsWrite(system))));

    private static string AsRecordsWrite(string system) =>
        string.Concat(system.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : c.ToString())).ToUpperInvariant();
}
