using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// An entity by id and name. Source: the contract's <c>WorktypeReference</c> and <c>UserReferenceWithName</c>.
/// </summary>
public sealed record AnalyticsReference : PlatformRecord
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? SelfUri { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id ?? string.Empty;
}
