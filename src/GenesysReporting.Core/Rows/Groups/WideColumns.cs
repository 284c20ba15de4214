using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Rows.Groups;

/// <summary>The columns of aggregates in wide layout: one per metric and statistic.</summary>
internal static class WideColumns
{
    // PowerShell shows more of them as a list.
    private const int ShownColumns = 4;

    // The metrics whose data come once per qualifier.
    private static readonly string[] Qualified = ["Presence", "Presences", "RoutingStatus", "RoutingStatuses"];

    public static RowSchema<AnalyticsAggregate> Schema(GroupShape shape)
    {
        AskedMetrics shown = AskedMetrics.Choose(shape, shape.Asked);
        shape.IsSame = other => shown.IsSame(AskedMetrics.Choose(shape, other));
        MetricHeadings headings = GroupHeadings.Of(shape.Family);
        ColumnList<WideRow> columns = new ColumnList<WideRow>(shape.Options)
            .Reserve([GroupHeadings.Qualifier, GroupHeadings.QualifierName])
            .Time("Start", row => row.Record.Start)
            .Time("End", row => row.Record.End)
            .Groups(shape, row => row.Record);
        int groupsEnd = columns.Columns.Count;
        columns.Qualifier(shape, row => row.Qualifier);
        int metricsStart = columns.Columns.Count;
        int slot = 0;
        foreach (string metric in shown.Metrics)
        {
            Add(columns, slot++, MetricUnits.Of(metric), headings.Of(metric));
        }

        foreach (Analytics.Queries.AskedView view in shown.Views)
        {
            MetricUnit unit = MetricUnits.Of(view.Target);
            Add(columns, slot++, unit, GroupHeadings.OfView(view.Name, unit, headings, columns.IsFree));
        }

        return new ColumnSchema<AnalyticsAggregate, WideRow>("AggregateRow", columns, new WideRows(shown, shape).Of)
        {
            Shown = Shown(columns.Columns, groupsEnd, metricsStart, shown),
        };
    }

    /// <summary>
    /// Returns the start, the first groups by name, the qualifier if the metrics have one, and numbers; ids, which are long, come last.
    /// </summary>
    private static string[] Shown(IReadOnlyList<RowColumn> columns, int groupsEnd, int metricsStart, AskedMetrics shown)
    {
        HashSet<int?> named = [.. columns.Select(c => c.NamesOf)];
        bool isQualified = shown.Metrics.Any(m => Qualified.Any(end => m.EndsWith(end, StringComparison.Ordinal)));
        IEnumerable<string> groups = columns.Take(groupsEnd).Select((c, at) => (c, at)).Skip(2)
            .Where(g => !named.Contains(g.at)).Select(g => g.c.Name).Take(isQualified ? 1 : 2);
        string[] qualifier = isQualified ? [columns[metricsStart - 1].Name] : [];
        return
        [
            .. groups.Concat(qualifier).Prepend(columns[0].Name).Concat(columns.Skip(metricsStart).Select(c => c.Name)).Take(ShownColumns)
                .OrderBy(name => name == "WrapUpCode" || name.EndsWith("Id", StringComparison.Ordinal)),
        ];
    }

    /// <param name="columns">The columns to add to.</param>
    /// <param name="slot">The index of the statistics in the row.</param>
    /// <param name="unit">The unit of the statistics.</param>
    /// <param name="name">The name that its columns share.</param>
    private static void Add(ColumnList<WideRow> columns, int slot, MetricUnit unit, string name)
    {
        foreach (Statistic statistic in Statistic.Of(unit))
        {
            columns.Cell(
                GroupHeadings.Column(name, statistic, unit, columns.Options.DurationUnit),
                statistic.KindOf(unit),
                row => row.Slots[slot] is { } stats ? statistic.Cell(stats, unit, columns.Options) : null);
        }
    }
}
