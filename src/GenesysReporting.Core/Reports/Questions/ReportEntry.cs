using GenesysReporting.Analytics;
using GenesysReporting.Reports.Figures;

namespace GenesysReporting.Reports.Questions;

/// <summary>The statistics of one metric for one row of a report.</summary>
/// <param name="Start">The start of the bucket; null without buckets.</param>
/// <param name="Keys">The values of the report's keys.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Stats">The statistics.</param>
internal readonly record struct ReportEntry(DateTimeOffset? Start, object?[] Keys, MetricKey Metric, AnalyticsStatistics Stats);
