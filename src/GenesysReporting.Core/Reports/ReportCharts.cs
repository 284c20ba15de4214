using System.Globalization;

namespace GenesysReporting.Reports;

/// <summary>Calculates the charts of a report.</summary>
/// <param name="definition">The report.</param>
/// <param name="columns">Its columns.</param>
/// <param name="cells">Calculates values.</param>
/// <param name="rows">The rows with their cells, whose names are filled.</param>
/// <param name="buckets">The starts of all buckets; empty without buckets.</param>
/// <param name="zone">The time zone of the times.</param>
internal sealed class ReportCharts(
    ReportDefinition definition,
    ReportColumns columns,
    ReportCells cells,
    IReadOnlyList<(ReportRow Row, object?[] Cells)> rows,
    IReadOnlyList<DateTimeOffset> buckets,
    TimeZoneInfo zone)
{
    private const int UsualTop = 20;

    /// <summary>Returns the charts; those over time only if there are buckets.</summary>
    public IEnumerable<ReportChart> Create() => rows.Count == 0
        ? []
        : definition.Charts.Where(c => columns.IndexOf(c.By) >= 0).Select(Create);

    private ReportChart Create(ReportChartPlan plan)
    {
        bool isOverTime = plan.By == ReportColumns.Start;
        ChartLabel[] labels = isOverTime ? [.. OverTime()] : [.. ByKey(plan)];
        return new ReportChart(plan.Title, plan.Kind, [.. labels.Select(l => l.Text)], [.. Series(plan, labels)]) { IsOverTime = isOverTime };
    }

    /// <summary>Returns all buckets, also those without rows, so that the axis is one of time. Those of one day are shown without it.</summary>
    private IEnumerable<ChartLabel> OverTime()
    {
        ILookup<DateTimeOffset?, (ReportRow, object?[])> byStart = rows.ToLookup(r => r.Row.Start);
        DateTimeOffset[] starts =
        [
            .. buckets.Concat(rows.Select(r => r.Row.Start).OfType<DateTimeOffset>()).Distinct().Order().Select(s => TimeZoneInfo.ConvertTime(s, zone)),
        ];
        bool isOneDay = starts.Length > 1 && starts[0].Date == starts[^1].Date;
        string form = isOneDay ? "HH:mm" : starts.All(s => s.TimeOfDay == TimeSpan.Zero) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        return starts.Select(s => new ChartLabel(s.ToString(form, CultureInfo.InvariantCulture), [.. byStart[s]]));
    }

    // By id, as two agents may have one name.
    private IEnumerable<ChartLabel> ByKey(ReportChartPlan plan) => rows
        .GroupBy(r => KeyOf(plan.By, r))
        .OrderByDescending(group => Number(cells.Value(plan.Columns[0], group.Select(r => r.Row))))
        .Take(plan.Top ?? UsualTop)
        .Select(group => new ChartLabel(TextOf(plan.By, group.First().Cells), [.. group]));

    private IEnumerable<ReportSeries> Series(ReportChartPlan plan, ChartLabel[] labels) => plan.Series is not { } by
        ? plan.Columns.Select(c => Of(Column(c).Title, c, labels, _ => true))
        : rows.DistinctBy(r => KeyOf(by, r)).Select(first => Of(
            TextOf(by, first.Cells), plan.Columns[0], labels, row => Equals(KeyOf(by, row), KeyOf(by, first))));

    private ReportSeries Of(
        string name, string column, ChartLabel[] labels, Func<(ReportRow Row, object?[] Cells), bool> belongs) => new(
            name,
            Column(column).Kind,
            [.. labels.Select(l => Number(cells.Value(column, l.Rows.Where(belongs).Select(r => r.Row))))]);

    private object? KeyOf(string column, (ReportRow Row, object?[] Cells) row) => row.Row.Keys[columns.IndexOf(column) - columns.FirstKey];

    private string TextOf(string column, object?[] row) => row[columns.IndexOf(column)]?.ToString() ?? "(none)";

    private ReportColumn Column(string name) => columns.All[columns.IndexOf(name)];

    private static double? Number(object? cell) => cell switch { long whole => whole, double fraction => fraction, _ => null };

    /// <summary>A label of the axis, and the rows that belong to it.</summary>
    private sealed record ChartLabel(string Text, IReadOnlyList<(ReportRow Row, object?[] Cells)> Rows);
}
