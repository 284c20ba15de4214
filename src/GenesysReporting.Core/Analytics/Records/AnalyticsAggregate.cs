using System.Globalization;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// The metrics of one group in one period. Source: the contract's <c>...AggregateDataContainer</c> and
/// <c>StatisticalResponse</c>. A metric without data is missing; it is not zero.
/// </summary>
public sealed record AnalyticsAggregate : AnalyticsGroupedRecord
{
    /// <summary>The start of the period, with the offset that the platform sent.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end of the period, exclusive, with the offset that the platform sent.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The metrics, in the platform's order; one entry per metric and qualifier.</summary>
    public IReadOnlyList<AnalyticsAggregateMetric> Metrics { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The views that the query defined.</summary>
    public IReadOnlyList<AnalyticsAggregateView> Views { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The metrics and views as one line.</summary>
    public string MetricsText =>
        string.Join("; ", [.. Metrics.Select(m => m.ToString()), .. Views.Select(v => v.ToString())]);

    /// <summary>Returns the metric with this name, the first if there are several qualifiers; null if it has no data.</summary>
    public AnalyticsAggregateMetric? Metric(string name) => Metrics.FirstOrDefault(m => Same(m.Metric, name));

    /// <summary>Returns the metric with this name and qualifier; null if it has no data.</summary>
    public AnalyticsAggregateMetric? Metric(string name, string qualifier) =>
        Metrics.FirstOrDefault(m => Same(m.Metric, name) && Same(m.Qualifier, qualifier));

    /// <summary>Returns the view with this name; null if it has no data.</summary>
    public AnalyticsAggregateView? View(string name) => Views.FirstOrDefault(v => Same(v.Name, name));

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd'T'HH:mm:ssK} {GroupText}").Trim();

    private static bool Same(string? name, string wanted) =>
        string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
}
