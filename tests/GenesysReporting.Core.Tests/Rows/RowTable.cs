using GenesysReporting.Analytics;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Reading;

namespace GenesysReporting.Tests.Rows;

/// <summary>The rows of records, with the warnings about them.</summary>
internal sealed class RowTable
{
    private RowTable(RowReader reader) => Schema = reader.Schema;

    public RowSchema Schema { get; }

    public List<object?[]> Rows { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Returns the rows of records, with times in UTC.</summary>
    public static RowTable Of(RowOptions options, params AnalyticsRecord[] records) =>
        InZone(options with { TimeZone = TimeZoneInfo.Utc }, records);

    /// <summary>Returns the rows of records, with times in the zone of the options.</summary>
    public static RowTable InZone(RowOptions options, params AnalyticsRecord[] records)
    {
        var notes = new List<string>();
        RowReader reader = RowReader.Open(records[0], options, notes.Add);
        var table = new RowTable(reader);
        foreach (AnalyticsRecord record in records)
        {
            table.Rows.AddRange(reader.Read(record));
        }

        table.Notes.AddRange(notes);
        return table;
    }

    public object?[] Cells(string column) => [.. Rows.Select(row => row[Index(column)])];

    /// <summary>Returns the cells of a row by name, without the empty ones.</summary>
    public string Row(int number) => string.Join(' ', Schema.Names
        .Select((name, i) => (name, Cell: Rows[number][i]))
        .Where(c => c.Cell is not null)
        .Select(c => $"{c.name}={CellText.Text(c.Cell!)}"));

    private int Index(string column) => Schema.Names.ToList().IndexOf(column) is >= 0 and var index
        ? index
        : throw new ArgumentException($"No column {column} among {string.Join(", ", Schema.Names)}.");
}
