using System.Globalization;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// The metrics of one group in one stretch of time. Source: the contract's <c>...AggregateDataContainer</c> and
/// <c>StatisticalResponse</c>. A metric without data is not there; it is not zero.
/// </summary>
public sealed record AnalyticsAggregate : AnalyticsGroupedRecord
{
    /// <summary>The first moment of it, with the offset that the platform sent.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The first moment after it, with the offset that the platform sent.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>What was measured, in the platform's order; a metric comes once a qualifier.</summary>
    public IReadOnlyList<AnalyticsAggregateMetric> Metrics { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The views that the query defined.</summary>
    public IReadOnlyList<AnalyticsAggregateView> Views { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>Metrics and views in one line.</summary>
    public string MetricsText =>
        string.Join("; ", [.. Metrics.Select(m => m.ToString()), .. Views.Select(v => v.ToString())]);

    /// <summary>The metric of this name, the first where there are several qualifiers; null where it has no data.</summary>
    public AnalyticsAggregateMetric? Metric(string name) => Metrics.FirstOrDefault(m => Same(m.Metric, name));

    /// <summary>The metric of this name and qualifier; null where it has no data.</summary>
    public AnalyticsAggregateMetric? Metric(string name, string qualifier) =>
        Metrics.FirstOrDefault(m => Same(m.Metric, name) && Same(m.Qualifier, qualifier));

    /// <summary>The view of this name; null where it has no data.</summary>
    public AnalyticsAggregateView? View(string name) => Views.FirstOrDefault(v => Same(v.Name, name));

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd'T'HH:mm:ssK} {GroupText}").Trim();

    private static bool Same(string? name, string wanted) =>
        string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
}
