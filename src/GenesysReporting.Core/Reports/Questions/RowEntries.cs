using GenesysReporting.Analytics;
using GenesysReporting.Reports.Figures;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Questions;

/// <summary>Turns rows into statistics: each column is a metric, whose count is the number of rows that have a value.</summary>
internal sealed class RowEntries
{
    // Rows belong to the bucket in which they begin.
    private static readonly string[] Starts = ["Start", "ConversationStart", "Date"];

    private readonly string _name;
    private readonly Func<object?[], bool>[] _conditions;
    private readonly int[] _keys;
    private readonly RowMetric[] _metrics;
    private readonly BucketStarts? _buckets;
    private readonly int _start;
    private readonly GapEntries? _gaps;

    /// <param name="definition">The report.</param>
    /// <param name="name">The name of the question.</param>
    /// <param name="columns">The columns of the rows.</param>
    /// <param name="buckets">The starts of the buckets; null without buckets.</param>
    public RowEntries(ReportDefinition definition, string name, IReadOnlyList<RowColumn> columns, BucketStarts? buckets)
    {
        ReportQuestion question = definition.Questions[name];
        (_name, _buckets) = (name, buckets);
        _conditions = [.. question.Where.Select(w => RowConditions.Of(w, IndexOf(columns, w.Column)))];
        _keys = [.. definition.Rows.Select(key => IndexOf(columns, key.Group!))];
        _metrics = RowMetric.All(definition, name, columns);
        _start = Starts.Select(s => IndexOf(columns, s)).FirstOrDefault(at => at >= 0, -1);
        _gaps = question.Gap is { } gap ? new GapEntries(name, gap, question, columns) : null;
    }

    /// <summary>Returns the index of a column, whatever its case; -1 if there is none.</summary>
    public static int IndexOf(IReadOnlyList<RowColumn> columns, string name) =>
        columns.TakeWhile(c => !c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Count() is var at && at < columns.Count ? at : -1;

    /// <summary>Returns the entries of a row; none if it does not meet the conditions.</summary>
    public IEnumerable<ReportEntry> Read(object?[] row)
    {
        if (!_conditions.All(holds => holds(row)))
        {
            return [];
        }

        DateTimeOffset? start = _buckets?.Of(_start < 0 ? null : row[_start] as DateTimeOffset?);
        object?[] keys = [.. _keys.Select(at => RowConditions.Key(row[at]))];
        _gaps?.Add(row, start, keys);
        return _metrics.Select(m => (m.Name, Stats: m.Read(row))).Where(m => m.Stats is not null)
            .Select(m => new ReportEntry(start, keys, new MetricKey(_name, m.Name, null), m.Stats!))
            .Prepend(new ReportEntry(start, keys, new MetricKey(_name, MetricKey.OfRow, null), new AnalyticsStatistics { Count = 1 }));
    }

    /// <summary>Returns the entries that need all rows.</summary>
    public IEnumerable<ReportEntry> End() => _gaps?.End() ?? [];
}
