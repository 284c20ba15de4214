using System.Globalization;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The numbers of a metric, in its unit. A number that the platform did not send is null, not zero. Source: the
/// contract's <c>StatisticalSummary</c> and <c>TaskManagementObservationMetricStats</c>.
/// </summary>
public sealed record AnalyticsStatistics : PlatformRecord
{
    internal static AnalyticsStatistics None { get; } = new();

    public long? Count { get; init; }
    public long? CountNegative { get; init; }
    public long? CountPositive { get; init; }
    public double? Sum { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public double? Current { get; init; }
    public double? Ratio { get; init; }
    public double? Numerator { get; init; }
    public double? Denominator { get; init; }
    public double? Target { get; init; }
    public long? P95 { get; init; }
    public long? P99 { get; init; }
    public long? CalculatedMetricValue { get; init; }

    /// <summary>Returns the numbers that exist: a single count as a bare number, others by name.</summary>
    public override string ToString()
    {
        (string Name, double? Value)[] present = [.. Named().Where(n => n.Value is not null)];
        return present is [("count", { } count)]
            ? count.ToString(CultureInfo.InvariantCulture)
            : string.Join(", ", present.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Name} {n.Value}")));
    }

    private (string Name, double? Value)[] Named() =>
    [
        ("count", Count), ("negative", CountNegative), ("positive", CountPositive), ("sum", Sum), ("min", Min),
        ("max", Max), ("current", Current), ("ratio", Ratio), ("numerator", Numerator), ("denominator", Denominator),
        ("target", Target), ("p95", P95), ("p99", P99), ("calculated", CalculatedMetricValue),
    ];
}
