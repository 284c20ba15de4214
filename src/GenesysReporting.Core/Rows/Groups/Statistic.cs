using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Rows.Groups;

/// <summary>One of the numbers of a metric. A number that the platform did not send is an empty cell.</summary>
internal sealed class Statistic
{
    private readonly Func<AnalyticsStatistics, long?>? _whole;
    private readonly Func<AnalyticsStatistics, double?>? _real;

    private Statistic(string name, Func<AnalyticsStatistics, long?> whole, bool isMeasured = false) =>
        (Name, _whole, IsMeasured) = (name, whole, isMeasured);

    private Statistic(string name, Func<AnalyticsStatistics, double?> real, bool isMeasured = false) =>
        (Name, _real, IsMeasured) = (name, real, isMeasured);

    public static Statistic Count { get; } = new("Count", s => s.Count);

    /// <summary>Computed from sum and count, never from other averages.</summary>
    public static Statistic Average { get; } = new("Average", s => s.Count > 0 ? s.Sum / s.Count : null, isMeasured: true);

    /// <summary>All statistics.</summary>
    public static IReadOnlyList<Statistic> All { get; } =
    [
        Count,
        new("CountNegative", s => s.CountNegative),
        new("CountPositive", s => s.CountPositive),
        new("Sum", s => s.Sum, isMeasured: true),
        new("Min", s => s.Min, isMeasured: true),
        new("Max", s => s.Max, isMeasured: true),
        Average,
        new("Current", s => s.Current, isMeasured: true),
        new("Ratio", Ratio),
        new("Numerator", s => s.Numerator),
        new("Denominator", s => s.Denominator),
        new("Target", s => s.Target),
        new("P95", s => s.P95, isMeasured: true),
        new("P99", s => s.P99, isMeasured: true),
        new("Calculated", s => s.CalculatedMetricValue, isMeasured: true),
    ];

    public string Name { get; }

    /// <summary>True if it is in the metric's own unit, so that durations are converted.</summary>
    public bool IsMeasured { get; }

    /// <summary>Returns the statistics that the platform sends for metrics in a unit; all if the unit is not known.</summary>
    public static IReadOnlyList<Statistic> Of(MetricUnit unit) => unit switch
    {
        MetricUnit.Count => [Count],
        MetricUnit.Milliseconds => Named("Count", "Sum", "Min", "Max", "Average"),
        MetricUnit.Ratio => Named("Ratio", "Numerator", "Denominator", "Target"),
        _ => All,
    };

    public bool IsPresent(AnalyticsStatistics stats) => _whole is null ? _real!(stats) is not null : _whole(stats) is not null;

    /// <summary>Returns the kind of its cells for metrics in a unit.</summary>
    public CellKind KindOf(MetricUnit unit) => _whole is not null || (IsMeasured && unit == MetricUnit.Milliseconds) ? CellKind.Whole : CellKind.Fraction;

    public object? Cell(AnalyticsStatistics stats, MetricUnit unit, RowOptions options)
    {
        bool isDuration = IsMeasured && unit == MetricUnit.Milliseconds;
        return _whole is null
            ? (isDuration ? CellText.Duration(_real!(stats), options.DurationUnit) : CellText.Number(_real!(stats)) as object)
            : (isDuration ? CellText.Duration(_whole(stats), options.DurationUnit) : _whole(stats));
    }

    private static Statistic[] Named(params string[] names) => [.. All.Where(s => names.Contains(s.Name))];

    /// <summary>Returns the platform's ratio, or if it sent none, the numerator divided by the denominator.</summary>
    private static double? Ratio(AnalyticsStatistics stats) =>
        stats.Ratio ?? (stats.Denominator > 0 ? stats.Numerator / stats.Denominator : null);
}
