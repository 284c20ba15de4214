using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;

namespace GenesysReporting.Rows.Groups;

/// <summary>The columns of aggregates in long layout: one row per metric and view with data, one column per statistic.</summary>
internal static class LongColumns
{
    public static RowSchema<AnalyticsAggregate> Schema(GroupShape shape)
    {
        ColumnList<Row> columns = new ColumnList<Row>(shape.Options)
            .Time("Start", row => row.Record.Start)
            .Time("End", row => row.Record.End)
            .Reserve(["Metric", "View", GroupHeadings.Qualifier, GroupHeadings.QualifierName, "Unit", .. Statistic.All.Select(s => s.Name)])
            .Groups(shape, row => row.Record)
            .Add("Metric", row => row.Metric)
            .Text("View", row => row.View)
            .Qualifier(shape, row => row.Qualifier)
            .Statistics(row => row.Metric, row => row.Stats);
        Func<string?, bool> isWanted = AskedMetrics.Filter(shape);
        return new ColumnSchema<AnalyticsAggregate, Row>("AggregateMetricRow", columns, record => Rows(shape, record, isWanted));
    }

    private static IEnumerable<Row> Rows(GroupShape shape, AnalyticsAggregate record, Func<string?, bool> isWanted)
    {
        shape.Check(record);
        return record.Metrics.Where(m => isWanted(m.Metric)).Select(m => new Row(record, m.Metric, null, m.Qualifier, m.Stats))
            .Concat(record.Views.Where(v => isWanted(v.Name)).Select(v => new Row(record, Target(record.Asked, v), v.Name, null, v.Stats)));
    }

    private static string? Target(AskedQuery? asked, AnalyticsAggregateView view) =>
        asked?.Views.FirstOrDefault(v => v.Name == view.Name)?.Target;

    private sealed record Row(
        AnalyticsAggregate Record, string? Metric, string? View, string? Qualifier, AnalyticsStatistics Stats);
}
