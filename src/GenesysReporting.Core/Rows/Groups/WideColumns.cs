using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Rows.Groups;

/// <summary>Aggregates with a column for each metric and statistic.</summary>
internal static class WideColumns
{
    public static RowSchema<AnalyticsAggregate> Schema(GroupShape shape)
    {
        AskedMetrics shown = AskedMetrics.Choose(shape, shape.Asked);
        shape.IsSame = other => shown.IsSame(AskedMetrics.Choose(shape, other));
        ColumnList<WideRow> columns = new ColumnList<WideRow>(shape.Options)
            .Time("Start", row => row.Record.Start)
            .Time("End", row => row.Record.End)
            .Groups(shape, row => row.Record)
            .Add("Qualifier", row => row.Qualifier);
        int slot = 0;
        foreach (string metric in shown.Metrics)
        {
            Add(columns, slot++, MetricUnits.Of(metric), plain => MetricColumn.Name(metric, _ => plain));
        }

        foreach (Analytics.Queries.AskedView view in shown.Views)
        {
            Add(columns, slot++, MetricUnits.Of(view.Target), plain => plain ? view.Name : "View" + view.Name);
        }

        return new ColumnSchema<AnalyticsAggregate, WideRow>("AggregateRow", columns, new WideRows(shown, shape).Of);
    }

    /// <param name="columns">Where to.</param>
    /// <param name="slot">Where the row has the statistics.</param>
    /// <param name="unit">Their unit.</param>
    /// <param name="called">What the metric is called: plainly, or so that no other is called the same.</param>
    private static void Add(ColumnList<WideRow> columns, int slot, MetricUnit unit, Func<bool, string> called)
    {
        IReadOnlyList<Statistic> statistics = Statistic.Of(unit);
        bool isPlain = statistics.All(s => columns.IsFree(Name(called(true), s, unit, columns.Options)));
        foreach (Statistic statistic in statistics)
        {
            columns.Add(
                Name(called(isPlain), statistic, unit, columns.Options),
                row => row.Slots[slot] is { } stats ? statistic.Cell(stats, unit, columns.Options) : null);
        }
    }

    /// <summary>A count is all that counters have, so their name says it: Offered. Of others, AnsweredCount, HandleSumSeconds.</summary>
    private static string Name(string metric, Statistic statistic, MetricUnit unit, RowOptions options) => unit switch
    {
        MetricUnit.Count => metric,
        MetricUnit.Milliseconds when statistic.IsMeasured => metric + statistic.Name + options.DurationUnit,
        _ => metric + statistic.Name,
    };
}
