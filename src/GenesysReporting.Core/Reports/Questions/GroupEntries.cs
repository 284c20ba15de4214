using GenesysReporting.Analytics;
using GenesysReporting.Reports.Figures;

namespace GenesysReporting.Reports.Questions;

/// <summary>Reads the statistics of aggregates and observations.</summary>
/// <param name="definition">The report.</param>
/// <param name="question">The name of the question.</param>
/// <param name="hasBuckets">True if rows belong to time buckets.</param>
internal sealed class GroupEntries(ReportDefinition definition, string question, bool hasBuckets) : IRecordEntries
{
    public IEnumerable<ReportEntry> Read(AnalyticsRecord record) => record switch
    {
        AnalyticsAggregate aggregate => Read(aggregate),
        AnalyticsObservation observation => [Read(observation)],
        _ => throw new ArgumentOutOfRangeException(nameof(record), record.GetType(), null),
    };

    public IEnumerable<ReportEntry> End() => [];

    private IEnumerable<ReportEntry> Read(AnalyticsAggregate record)
    {
        DateTimeOffset? start = hasBuckets ? record.Start : null;
        return record.Metrics
            .Select(m => new ReportEntry(start, Keys(record, m.Qualifier), new MetricKey(question, m.Metric ?? string.Empty, m.Qualifier), m.Stats))
            .Concat(record.Views.Select(v => new ReportEntry(start, Keys(record, null), new MetricKey(question, v.Name ?? string.Empty, null), v.Stats)));
    }

    /// <summary>Returns the entry of an observation. A value that the platform has calculated, such as the longest wait, combines as the largest.</summary>
    private ReportEntry Read(AnalyticsObservation record) => new(
        null,
        Keys(record, record.Qualifier),
        new MetricKey(question, record.Metric ?? string.Empty, record.Qualifier),
        record.Stats with { Max = record.Stats.Max ?? record.Stats.CalculatedMetricValue });

    private object?[] Keys(AnalyticsGroupedRecord record, string? qualifier) =>
        [.. definition.Rows.Select(key => key.Group is { } group ? ValueOf(record, group) : qualifier)];

    private static string? ValueOf(AnalyticsGroupedRecord record, string group) =>
        record.Group.FirstOrDefault(g => string.Equals(g.Key, group, StringComparison.OrdinalIgnoreCase)).Value;
}
