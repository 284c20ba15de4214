using GenesysReporting.Reports.Figures;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Questions;

/// <summary>
/// The times from one row to the next with equal values. They are known only when all rows were read, as these need not arrive in
/// order. A time belongs to the later row.
/// </summary>
internal sealed class GapEntries
{
    private readonly string _question;
    private readonly string _name;
    private readonly int _of;
    private readonly string _ofName;
    private readonly int[] _by;
    private readonly (string Name, ViewRange Range)[] _views;
    private readonly Dictionary<string, List<(DateTimeOffset Time, DateTimeOffset? Start, object?[] Keys)>> _rows = new(StringComparer.OrdinalIgnoreCase);

    public GapEntries(string question, ReportGap gap, ReportQuestion asked, IReadOnlyList<RowColumn> columns)
    {
        (_question, _name, _of, _ofName) = (question, gap.Name, RowEntries.IndexOf(columns, gap.Of), gap.Of);
        _by = [.. gap.By.Select(name => RowEntries.IndexOf(columns, name))];
        _views = [.. asked.Views.Where(v => v.Target == gap.Name).Select(v => (v.Name, ViewRange.Of(v)))];
    }

    /// <summary>Adds a row. One without a time, or without all of the values, has no next.</summary>
    public void Add(object?[] row, DateTimeOffset? start, object?[] keys)
    {
        object?[] by = [.. _by.Select(at => RowConditions.Key(row[at]))];
        if (row[_of] is null || by.Any(b => b is null))
        {
            return;
        }

        DateTimeOffset time = row[_of] as DateTimeOffset? ?? throw QuestionErrors.GapNotOfTimes(_ofName);

        string id = string.Join('\u0001', by.Select(b => CellText.Text(b!)));
        if (!_rows.TryGetValue(id, out var known))
        {
            _rows.Add(id, known = []);
        }

        known.Add((time, start, keys));
    }

    /// <summary>Returns the entries of all times between rows.</summary>
    public IEnumerable<ReportEntry> End()
    {
        foreach (var rows in _rows.Values)
        {
            rows.Sort((x, y) => x.Time.CompareTo(y.Time));
            for (int i = 1; i < rows.Count; i++)
            {
                double gap = (rows[i].Time - rows[i - 1].Time).TotalMilliseconds;
                foreach ((string name, ViewRange? range) in _views.Select(v => (v.Name, (ViewRange?)v.Range)).Prepend((_name, null)))
                {
                    if (RowMetric.Of(range, gap) is { Count: not null } stats)
                    {
                        yield return new ReportEntry(rows[i].Start, rows[i].Keys, new MetricKey(_question, name, null), stats);
                    }
                }
            }
        }
    }
}
