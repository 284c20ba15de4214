using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Reports.Figures;

namespace GenesysReporting.Reports;

/// <summary>A row of a report, before its cells are calculated.</summary>
/// <param name="Organization">The organisation; null if only one is asked.</param>
/// <param name="Start">The start of the bucket; null without buckets.</param>
/// <param name="Keys">The values of the keys; null where a group has none.</param>
internal sealed record ReportRow(string? Organization, DateTimeOffset? Start, IReadOnlyList<string?> Keys)
{
    /// <summary>The sums of its metrics.</summary>
    public FigureSet Figures { get; } = new();
}

/// <summary>Collects the records of a report's queries into rows.</summary>
/// <param name="definition">The report.</param>
/// <param name="hasBuckets">True if rows belong to buckets of time.</param>
internal sealed class ReportTable(ReportDefinition definition, bool hasBuckets)
{
    private readonly Dictionary<string, ReportRow> _rows = [];

    /// <summary>The rows, in the order of their first records.</summary>
    public IReadOnlyCollection<ReportRow> Rows => _rows.Values;

    /// <summary>The sums of all rows.</summary>
    public FigureSet Total { get; } = new();

    /// <summary>Adds a record of a query.</summary>
    /// <param name="organization">The organisation; null if only one is asked.</param>
    /// <param name="question">The name of the query.</param>
    /// <param name="record">The record.</param>
    public void Add(string? organization, string question, AnalyticsAggregate record)
    {
        foreach (AnalyticsAggregateMetric metric in record.Metrics)
        {
            Add(organization, record, metric.Qualifier, new MetricKey(question, metric.Metric ?? string.Empty, metric.Qualifier), metric.Stats);
        }

        foreach (AnalyticsAggregateView view in record.Views)
        {
            Add(organization, record, null, new MetricKey(question, view.Name ?? string.Empty, null), view.Stats);
        }
    }

    private void Add(string? organization, AnalyticsAggregate record, string? qualifier, MetricKey metric, AnalyticsStatistics stats)
    {
        RowOf(organization, record, qualifier).Figures.Add(metric, stats);
        Total.Add(metric, stats);
    }

    private ReportRow RowOf(string? organization, AnalyticsAggregate record, string? qualifier)
    {
        DateTimeOffset? start = hasBuckets ? record.Start : null;
        string?[] keys = [.. definition.Rows.Select(key => key.Group is { } group ? ValueOf(record, group) : qualifier)];
        // Keys cannot hold a control character, and an empty value is not a missing one.
        string id = string.Join('\u0001', [organization, start?.ToString("O", CultureInfo.InvariantCulture), .. keys.Select(k => k ?? "\u0002")]);
        if (!_rows.TryGetValue(id, out ReportRow? row))
        {
            _rows.Add(id, row = new ReportRow(organization, start, keys));
        }

        return row;
    }

    private static string? ValueOf(AnalyticsAggregate record, string group) =>
        record.Group.FirstOrDefault(g => string.Equals(g.Key, group, StringComparison.OrdinalIgnoreCase)).Value;
}
