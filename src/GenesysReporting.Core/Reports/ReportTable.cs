using GenesysReporting.Reports.Figures;
using GenesysReporting.Reports.Questions;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports;

/// <summary>A row of a report, before its cells are calculated.</summary>
/// <param name="Organization">The organisation; null if only one is asked.</param>
/// <param name="Start">The start of the bucket; null without buckets.</param>
/// <param name="Keys">The values of the keys, text or times; null where a group has none.</param>
internal sealed record ReportRow(string? Organization, DateTimeOffset? Start, IReadOnlyList<object?> Keys)
{
    /// <summary>The sums of its metrics.</summary>
    public FigureSet Figures { get; } = new();
}

/// <summary>Collects the entries of a report's questions into rows.</summary>
internal sealed class ReportTable
{
    private readonly Dictionary<string, ReportRow> _rows = [];

    /// <summary>The rows, in the order of their first entries.</summary>
    public IReadOnlyCollection<ReportRow> Rows => _rows.Values;

    /// <summary>The sums of all rows.</summary>
    public FigureSet Total { get; } = new();

    /// <summary>Adds an entry.</summary>
    /// <param name="organization">The organisation; null if only one is asked.</param>
    /// <param name="entry">The entry.</param>
    public void Add(string? organization, ReportEntry entry)
    {
        RowOf(organization, entry.Start, entry.Keys).Figures.Add(entry.Metric, entry.Stats);
        Total.Add(entry.Metric, entry.Stats);
    }

    /// <summary>Adds the rows and sums of another table.</summary>
    public void Add(ReportTable other)
    {
        foreach (ReportRow row in other.Rows)
        {
            RowOf(row.Organization, row.Start, row.Keys).Figures.Add(row.Figures);
        }

        Total.Add(other.Total);
    }

    private ReportRow RowOf(string? organization, DateTimeOffset? start, IReadOnlyList<object?> keys)
    {
        // Keys cannot hold a control character, and an empty value is not a missing one.
        string id = string.Join('\u0001', [organization, start is { } time ? CellText.Text(time.ToUniversalTime()) : null, .. keys.Select(k => k is null ? "\u0002" : CellText.Text(k))]);
        if (!_rows.TryGetValue(id, out ReportRow? row))
        {
            _rows.Add(id, row = new ReportRow(organization, start, keys));
        }

        return row;
    }
}
