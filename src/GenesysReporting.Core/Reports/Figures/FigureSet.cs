using GenesysReporting.Analytics;

namespace GenesysReporting.Reports.Figures;

/// <summary>One metric of one question, perhaps restricted by a qualifier.</summary>
/// <param name="Question">The name of the question.</param>
/// <param name="Metric">The metric or view.</param>
/// <param name="Qualifier">The qualifier; null for none.</param>
internal readonly record struct MetricKey(string Question, string Metric, string? Qualifier)
{
    /// <summary>The metric that counts the rows of details, also those without any value.</summary>
    public const string OfRow = "";
}

/// <summary>
/// The statistics of all metrics of a row, of all rows, or of a part of them. Averages are not among those that are read, as they
/// cannot be combined.
/// </summary>
internal sealed class FigureSet
{
    private readonly Dictionary<MetricKey, AnalyticsStatistics> _statistics = [];

    /// <summary>True if rows of details are in it.</summary>
    public bool HasRows => _statistics.Keys.Any(m => m.Metric == MetricKey.OfRow);

    /// <summary>The statistics that a value may name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["count", "sum", "min", "max", "numerator", "denominator"];

    public void Add(MetricKey metric, AnalyticsStatistics stats) =>
        _statistics[metric] = _statistics.TryGetValue(metric, out AnalyticsStatistics? known) ? known.Plus(stats) : stats;

    public void Add(FigureSet other)
    {
        foreach ((MetricKey metric, AnalyticsStatistics stats) in other._statistics)
        {
            Add(metric, stats);
        }
    }

    /// <summary>Returns a statistic; null if there is no data. Without a qualifier, those of all qualifiers count.</summary>
    public double? Read(MetricKey metric, string statistic) => metric.Qualifier is not null
        ? _statistics.TryGetValue(metric, out AnalyticsStatistics? stats) ? Read(stats, statistic) : null
        : Read(
            _statistics.Where(s => s.Key.Question == metric.Question && s.Key.Metric == metric.Metric)
                .Aggregate(AnalyticsStatistics.None, (all, s) => all.Plus(s.Value)),
            statistic);

    private static double? Read(AnalyticsStatistics stats, string name) => name switch
    {
        "count" => stats.Count,
        "sum" => stats.Sum,
        "min" => stats.Min,
        "max" => stats.Max,
        "numerator" => stats.Numerator,
        "denominator" => stats.Denominator,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
