using GenesysReporting.Analytics;

namespace GenesysReporting.Reports.Figures;

/// <summary>One metric of one query, perhaps restricted by a qualifier.</summary>
/// <param name="Question">The name of the query.</param>
/// <param name="Metric">The metric or view.</param>
/// <param name="Qualifier">The qualifier; null for none.</param>
internal readonly record struct MetricKey(string Question, string Metric, string? Qualifier);

/// <summary>The sums of all metrics of a row, of all rows, or of a part of them.</summary>
internal sealed class FigureSet
{
    private readonly Dictionary<MetricKey, StatisticSums> _sums = [];

    public void Add(MetricKey metric, AnalyticsStatistics stats) => Of(metric).Add(stats);

    public void Add(FigureSet other)
    {
        foreach ((MetricKey metric, StatisticSums sums) in other._sums)
        {
            Of(metric).Add(sums);
        }
    }

    /// <summary>Returns a statistic; null if there is no data. Without a qualifier, those of all qualifiers count.</summary>
    public double? Read(MetricKey metric, string statistic)
    {
        if (metric.Qualifier is not null)
        {
            return _sums.GetValueOrDefault(metric)?[statistic];
        }

        var all = new StatisticSums();
        foreach ((MetricKey key, StatisticSums sums) in _sums)
        {
            if (key.Question == metric.Question && key.Metric == metric.Metric)
            {
                all.Add(sums);
            }
        }

        return all[statistic];
    }

    private StatisticSums Of(MetricKey metric)
    {
        if (!_sums.TryGetValue(metric, out StatisticSums? sums))
        {
            _sums.Add(metric, sums = new StatisticSums());
        }

        return sums;
    }
}
