using System.Globalization;

namespace GenesysReporting.Reports;

/// <summary>Calculates the charts of a report.</summary>
/// <param name="definition">The report.</param>
/// <param name="columns">Its columns.</param>
/// <param name="cells">Calculates values.</param>
/// <param name="rows">The rows with their cells, whose names are filled.</param>
internal sealed class ReportCharts(
    ReportDefinition definition, ReportColumns columns, ReportCells cells, IReadOnlyList<(ReportRow Row, object?[] Cells)> rows)
{
    private const int UsualTop = 20;

    /// <summary>Returns the charts; those over time only if there are buckets.</summary>
    public IEnumerable<ReportChart> Create() => rows.Count == 0
        ? []
        : definition.Charts.Where(c => columns.IndexOf(c.By) >= 0).Select(Create);

    private ReportChart Create(ReportChartPlan plan)
    {
        bool overTime = plan.By == ReportColumns.Start;
        // By id, as two agents may have one name.
        var labels = rows.GroupBy(r => KeyOf(plan.By, r)).ToList();
        IEnumerable<IGrouping<object?, (ReportRow Row, object?[] Cells)>> shown = overTime
            ? labels.OrderBy(l => l.Key as DateTimeOffset?)
            : labels.OrderByDescending(l => Number(cells.Value(plan.Columns[0], l.Select(r => r.Row)))).Take(plan.Top ?? UsualTop);
        IGrouping<object?, (ReportRow Row, object?[] Cells)>[] chosen = [.. shown];
        return new ReportChart(plan.Title, plan.Kind, [.. Labels(chosen.Select(l => l.First().Cells[columns.IndexOf(plan.By)]))], [.. Series(plan, chosen)]);
    }

    private IEnumerable<ReportSeries> Series(ReportChartPlan plan, IGrouping<object?, (ReportRow Row, object?[] Cells)>[] labels)
    {
        if (plan.Series is not { } by)
        {
            return plan.Columns.Select(c => Of(Column(c).Title, c, labels, _ => true));
        }

        return rows.DistinctBy(r => KeyOf(by, r)).Select(first => Of(
            Label(first.Cells[columns.IndexOf(by)]), plan.Columns[0], labels, row => Equals(KeyOf(by, row), KeyOf(by, first))));
    }

    private ReportSeries Of(
        string name,
        string column,
        IGrouping<object?, (ReportRow Row, object?[] Cells)>[] labels,
        Func<(ReportRow Row, object?[] Cells), bool> belongs) => new(
            name,
            Column(column).Kind,
            [.. labels.Select(l => Number(cells.Value(column, l.Where(belongs).Select(r => r.Row))))]);

    private object? KeyOf(string column, (ReportRow Row, object?[] Cells) row) =>
        column == ReportColumns.Start ? row.Cells[columns.IndexOf(column)] : row.Row.Keys[columns.IndexOf(column) - columns.FirstKey];

    private ReportColumn Column(string name) => columns.All[columns.IndexOf(name)];

    /// <summary>Returns the labels of an axis. Times of one day are shown without it.</summary>
    private static IEnumerable<string> Labels(IEnumerable<object?> values)
    {
        object?[] all = [.. values];
        bool isOneDay = all.Length > 1 && all.All(v => v is DateTimeOffset time && time.Date == ((DateTimeOffset)all[0]!).Date);
        return all.Select(v => isOneDay ? ((DateTimeOffset)v!).ToString("HH:mm", CultureInfo.InvariantCulture) : Label(v));
    }

    private static string Label(object? key) => key switch
    {
        null => "(none)",
        DateTimeOffset { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => key.ToString() ?? string.Empty,
    };

    private static double? Number(object? cell) => cell switch { long whole => whole, double fraction => fraction, _ => null };
}
