using GenesysReporting.Analytics;

namespace GenesysReporting.Reports.Figures;

/// <summary>
/// The statistics of one metric over any number of groups and buckets: counts, sums, numerators and denominators are added, the
/// largest and the smallest are kept. Averages and ratios are not among them, as they cannot be combined.
/// </summary>
internal sealed class StatisticSums
{
    private double? _count;
    private double? _sum;
    private double? _min;
    private double? _max;
    private double? _numerator;
    private double? _denominator;

    /// <summary>The statistics that a value may name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["count", "sum", "min", "max", "numerator", "denominator"];

    public void Add(AnalyticsStatistics stats)
    {
        _count = Plus(_count, stats.Count);
        _sum = Plus(_sum, stats.Sum);
        _min = stats.Min is { } min && !(min >= _min) ? min : _min;
        _max = stats.Max is { } max && !(max <= _max) ? max : _max;
        _numerator = Plus(_numerator, stats.Numerator);
        _denominator = Plus(_denominator, stats.Denominator);
    }

    public void Add(StatisticSums other)
    {
        _count = Plus(_count, other._count);
        _sum = Plus(_sum, other._sum);
        _min = other._min is { } min && !(min >= _min) ? min : _min;
        _max = other._max is { } max && !(max <= _max) ? max : _max;
        _numerator = Plus(_numerator, other._numerator);
        _denominator = Plus(_denominator, other._denominator);
    }

    /// <summary>Returns a statistic; null if the platform sent none.</summary>
    public double? this[string name] => name switch
    {
        "count" => _count,
        "sum" => _sum,
        "min" => _min,
        "max" => _max,
        "numerator" => _numerator,
        "denominator" => _denominator,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static double? Plus(double? one, double? other) => one is null ? other : other is null ? one : one + other;
}
