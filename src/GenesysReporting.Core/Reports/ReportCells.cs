using System.Globalization;
using GenesysReporting.Reports.Figures;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports;

/// <summary>Calculates the cells of a report's rows, its totals and its charts.</summary>
/// <param name="definition">The report.</param>
/// <param name="columns">Its columns.</param>
/// <param name="table">Its rows.</param>
/// <param name="zone">The time zone of the times.</param>
internal sealed class ReportCells(ReportDefinition definition, ReportColumns columns, ReportTable table, TimeZoneInfo zone)
{
    private readonly Measure[] _measures = [.. definition.Columns.Select(c => new Measure(c, definition.Questions.Keys.First(), zone))];
    private readonly Dictionary<string, FigureSet> _wholes = [];

    /// <summary>Returns the cells of a row; the names of ids are empty.</summary>
    public object?[] Row(ReportRow row)
    {
        var cells = new object?[columns.All.Count];
        if (columns.HasOrganization)
        {
            cells[0] = row.Organization;
        }

        if (columns.HasBuckets)
        {
            cells[columns.FirstKey - 1] = row.Start is { } start ? TimeZoneInfo.ConvertTime(start, zone) : null;
        }

        for (int i = 0; i < definition.Rows.Count; i++)
        {
            cells[columns.FirstKey + i] = row.Keys[i];
        }

        for (int i = 0; i < columns.IdKeys.Count; i++)
        {
            cells[columns.FirstId + i] = row.Keys[columns.IdKeys[i]];
        }

        Fill(cells, row.Figures, measure => Whole(measure, row));
        return cells;
    }

    /// <summary>Returns the totals: the values of all rows together, where these can be put together.</summary>
    public object?[] Total()
    {
        var cells = new object?[columns.All.Count];
        Fill(cells, table.Total, _ => table.Total);
        for (int i = 0; i < _measures.Length; i++)
        {
            cells[columns.FirstValue + i] = definition.Columns[i].Total == false ? null : cells[columns.FirstValue + i];
        }

        return cells;
    }

    /// <summary>Returns the value of a column over several rows.</summary>
    public object? Value(string column, IEnumerable<ReportRow> rows)
    {
        var all = new FigureSet();
        foreach (ReportRow row in rows)
        {
            all.Add(row.Figures);
        }

        return _measures[columns.IndexOf(column) - columns.FirstValue].Cell(all, table.Total);
    }

    private void Fill(object?[] cells, FigureSet figures, Func<ReportMeasure, FigureSet> wholeOf)
    {
        for (int i = 0; i < _measures.Length; i++)
        {
            cells[columns.FirstValue + i] = _measures[i].Cell(figures, wholeOf(definition.Columns[i]));
        }
    }

    /// <summary>Returns the sums of all rows that are equal to a row in the columns within which a value is a share.</summary>
    private FigureSet Whole(ReportMeasure measure, ReportRow row)
    {
        if (measure.Within is not { } within)
        {
            return row.Figures;
        }

        string id = $"{measure.Column}\u0001{Identity(within, row)}";
        if (!_wholes.TryGetValue(id, out FigureSet? whole))
        {
            _wholes.Add(id, whole = new FigureSet());
            foreach (ReportRow other in table.Rows.Where(r => Identity(within, r) == Identity(within, row)))
            {
                whole.Add(other.Figures);
            }
        }

        return whole;
    }

    private string Identity(IReadOnlyList<string> within, ReportRow row) => string.Join('\u0001', within
        .Select(name => name == ReportColumns.Start
            ? row.Start?.ToString("O", CultureInfo.InvariantCulture)
            : row.Keys[columns.IndexOf(name) - columns.FirstKey] is { } key ? CellText.Text(key) : null)
        .Prepend(row.Organization));
}
