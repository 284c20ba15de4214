using GenesysReporting.Analytics;
using GenesysReporting.Transport;

namespace GenesysReporting.Rows.Groups;

/// <summary>
/// Distributes the metrics of a record over rows: one per qualifier, as qualifiers are not known beforehand. Most records have
/// none, and are one row.
/// </summary>
internal sealed class WideRows(AskedMetrics shown, GroupShape shape)
{
    private readonly Dictionary<string, int> _metrics = Slots(shown.Metrics, 0);
    private readonly Dictionary<string, int> _views = Slots([.. shown.Views.Select(v => v.Name)], shown.Metrics.Count);
    private readonly IReadOnlyList<Statistic>[] _shown = [.. Units(shown).Select(Statistic.Of)];

    public IEnumerable<WideRow> Of(AnalyticsAggregate record)
    {
        shape.Check(record);
        var rows = new List<WideRow>(1);
        foreach (AnalyticsAggregateMetric metric in record.Metrics)
        {
            Put(rows, record, Slot(_metrics, metric.Metric), metric.Qualifier, metric.Stats, metric.Metric);
        }

        foreach (AnalyticsAggregateView view in record.Views)
        {
            Put(rows, record, Slot(_views, view.Name), null, view.Stats, view.Name);
        }

        return rows.Count == 0 ? [Row(record, null)] : rows;
    }

    private static IEnumerable<Analytics.Catalog.MetricUnit> Units(AskedMetrics shown) =>
        shown.Metrics.Concat(shown.Views.Select(v => v.Target)).Select(MetricUnits.Of);

    private static Dictionary<string, int> Slots(IReadOnlyList<string> names, int from) =>
        names.Select((name, i) => (name, i)).DistinctBy(n => n.name, StringComparer.OrdinalIgnoreCase).ToDictionary(n => n.name, n => n.i + from, StringComparer.OrdinalIgnoreCase);

    private static int? Slot(Dictionary<string, int> slots, string? name) =>
        name is not null && slots.TryGetValue(name, out int slot) ? slot : null;

    private void Put(
        List<WideRow> rows, AnalyticsAggregate record, int? slot, string? qualifier, AnalyticsStatistics stats, string? name)
    {
        if (slot is not { } at)
        {
            WarnOfMetric(name);
            return;
        }

        WarnOfStatistics(stats, at, name);
        WideRow? row = rows.Find(r => r.Qualifier == qualifier && r.Slots[at] is null);
        if (row is null)
        {
            rows.Add(row = Row(record, qualifier));
        }

        row.Slots[at] = stats;
    }

    private WideRow Row(AnalyticsAggregate record, string? qualifier) => new(record, qualifier, _shown.Length);

    /// <summary>Warns of a metric without a column, unless it was left out by -Metric.</summary>
    private void WarnOfMetric(string? name)
    {
        if (shape.Options.Metrics.Count == 0)
        {
            shape.Notes.WarnOnce($"metric {name}", $"'{ServerText.WithoutSecrets.Clean(name)}' was not asked for and has no column. -Layout Long shows it.");
        }
    }

    private void WarnOfStatistics(AnalyticsStatistics stats, int slot, string? name)
    {
        IReadOnlyList<Statistic> shown = _shown[slot];
        if (shown.Count == Statistic.All.Count)
        {
            return;
        }

        foreach (Statistic statistic in Statistic.All)
        {
            if (statistic != Statistic.Average && !shown.Contains(statistic) && statistic.IsPresent(stats))
            {
                shape.Notes.WarnOnce(
                    $"statistic {name} {statistic.Name}", $"'{ServerText.WithoutSecrets.Clean(name)}' has the statistic {statistic.Name}, which has no column. -Layout Long shows it.");
            }
        }
    }
}
