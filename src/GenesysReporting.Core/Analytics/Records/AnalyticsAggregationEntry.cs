using System.Globalization;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A value or a range, and the number of its occurrences. Source: the contract's <c>AggregationResultEntry</c>.
/// </summary>
public sealed record AnalyticsAggregationEntry : PlatformRecord
{
    public long? Count { get; init; }
    public string? Value { get; init; }
    public double? Gte { get; init; }
    public double? Lt { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value ?? $"{Gte}..{Lt}"} {Count}").Trim();
}
