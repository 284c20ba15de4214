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

    /// <summary>
    /// Returns the statistics of both groups together: counts and sums are added, the smallest and the largest taken, and ratios divided
    /// again. Numbers that cannot be combined, such as percentiles, are left out.
    /// </summary>
    internal AnalyticsStatistics Plus(AnalyticsStatistics other)
    {
        double? numerator = Add(Numerator, other.Numerator);
        double? denominator = Add(Denominator, other.Denominator);
        return new AnalyticsStatistics
        {
            Count = Add(Count, other.Count),
            CountNegative = Add(CountNegative, other.CountNegative),
            CountPositive = Add(CountPositive, other.CountPositive),
            Sum = Add(Sum, other.Sum),
            Min = Min > other.Min ? other.Min : Min ?? other.Min,
            Max = Max < other.Max ? other.Max : Max ?? other.Max,
            Numerator = numerator,
            Denominator = denominator,
            Ratio = denominator > 0 ? numerator / denominator : null,
            Target = Target == other.Target ? Target : null,
        };
    }

    private static long? Add(long? one, long? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);

    private static double? Add(double? one, double? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);
}
