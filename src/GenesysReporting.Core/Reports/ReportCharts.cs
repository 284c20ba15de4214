using System.Globalization;
using GenesysReporting.Reports.Questions;

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

    private readonly Dictionary<string, Namesakes> _namesakes = [];

    /// <summary>Returns the charts that compare something; those over time only if there are buckets.</summary>
    public IEnumerable<ReportChart> Create() => definition.Charts.Where(c => columns.IndexOf(c.By) >= 0).Select(Create).Where(Compares);

    /// <summary>True if a chart has several labels, or one of which the parts are shown, and any value.</summary>
    private static bool Compares(ReportChart chart) =>
        chart.Labels.Count >= (chart.Kind == ReportChartKind.StackedBar ? 1 : 2) && chart.Series.Any(s => s.Values.Any(v => v is not null));

    private ReportChart Create(ReportChartPlan plan)
    {
        Func<object?[], bool>[] conditions = [.. plan.Where.Select(w => RowConditions.Of(w, columns.IndexOf(w.Column)))];
        (ReportRow Row, object?[] Cells)[] shown = [.. rows.Where(r => conditions.All(holds => holds(r.Cells)))];
        bool isOverTime = plan.By == ReportColumns.Start;
        ChartLabel[] labels = isOverTime ? [.. OverTime(shown)] : [.. ByKey(plan, shown)];
        return new ReportChart(plan.Title, plan.Kind, [.. labels.Select(l => l.Text)], [.. Series(plan, labels, shown)]) { IsOverTime = isOverTime };
    }

    /// <summary>Returns all buckets, also those without rows, so that the axis is one of time. Those of one day are shown without it.</summary>
    private IEnumerable<ChartLabel> OverTime((ReportRow Row, object?[] Cells)[] shown)
    {
        ILookup<DateTimeOffset?, (ReportRow, object?[])> byStart = shown.ToLookup(r => r.Row.Start);
        DateTimeOffset[] starts =
        [
            .. buckets.Concat(shown.Select(r => r.Row.Start).OfType<DateTimeOffset>()).Distinct().Order().Select(s => TimeZoneInfo.ConvertTime(s, zone)),
        ];
        bool isOneDay = starts.Length > 1 && starts[0].Date == starts[^1].Date;
        string form = isOneDay ? "HH:mm" : starts.All(s => s.TimeOfDay == TimeSpan.Zero) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        return starts.Select(s => new ChartLabel(s.ToString(form, CultureInfo.InvariantCulture), [.. byStart[s]]));
    }

    // By id, as two agents may have one name. A group without any of the values would be a label without a bar.
    private IEnumerable<ChartLabel> ByKey(ReportChartPlan plan, (ReportRow Row, object?[] Cells)[] shown) => shown
        .GroupBy(r => KeyOf(plan.By, r))
        .Where(group => plan.Columns.Any(c => ValueOf(c, group) is not null))
        .OrderByDescending(group => Size(plan, group))
        .Take(plan.Top ?? UsualTop)
        .Select(group => new ChartLabel(TextOf(plan.By, group.First()), [.. group]));

    /// <summary>Returns the length of a bar: all parts of a stacked one, and otherwise the first.</summary>
    private double? Size(ReportChartPlan plan, IEnumerable<(ReportRow Row, object?[] Cells)> group) => plan.Kind == ReportChartKind.StackedBar
        ? plan.Columns.Sum(c => ValueOf(c, group) ?? 0)
        : ValueOf(plan.Columns[0], group);

    private IEnumerable<ReportSeries> Series(ReportChartPlan plan, ChartLabel[] labels, (ReportRow Row, object?[] Cells)[] shown) => plan.Series is not { } by
        ? plan.Columns.Select(c => Of(Column(c).Title, c, labels, _ => true))
        : shown.GroupBy(r => KeyOf(by, r))
            .OrderByDescending(group => ValueOf(plan.Columns[0], group))
            .Select(group => Of(TextOf(by, group.First()), plan.Columns[0], labels, row => Equals(KeyOf(by, row), group.Key)));

    private ReportSeries Of(
        string name, string column, ChartLabel[] labels, Func<(ReportRow Row, object?[] Cells), bool> belongs) => new(
            name,
            Column(column).Kind,
            [.. labels.Select(l => ValueOf(column, l.Rows.Where(belongs)))]);

    private double? ValueOf(string column, IEnumerable<(ReportRow Row, object?[] Cells)> group) => cells.Value(column, group.Select(r => r.Row)) switch
    {
        long whole => whole,
        double fraction => fraction,
        _ => null,
    };

    private object? KeyOf(string column, (ReportRow Row, object?[] Cells) row) => row.Row.Keys[columns.IndexOf(column) - columns.FirstKey];

    private string TextOf(string column, (ReportRow Row, object?[] Cells) row)
    {
        int at = columns.IndexOf(column);
        if (!_namesakes.TryGetValue(column, out Namesakes? names))
        {
            _namesakes.Add(column, names = new Namesakes(rows.Select(r => (r.Cells[at] as string, KeyOf(column, r) as string))));
        }

        return names.Of(row.Cells[at]?.ToString(), KeyOf(column, row) as string) ?? "(none)";
    }

    private ReportColumn Column(string name) => columns.All[columns.IndexOf(name)];

    /// <summary>A label of the axis, and the rows that belong to it.</summary>
    private sealed record ChartLabel(string Text, IReadOnlyList<(ReportRow Row, object?[] Cells)> Rows);
}
