using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A named value of a segment, as text. Source: the contract's <c>AnalyticsProperty</c>.
/// </summary>
public sealed record AnalyticsProperty : PlatformRecord
{
    public string? Property { get; init; }
    public string? Value { get; init; }
    public string? PropertyType { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Property}={Value}";
}
