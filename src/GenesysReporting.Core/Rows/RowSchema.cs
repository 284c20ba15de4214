namespace GenesysReporting.Rows;

/// <summary>
/// A set of columns that is known before the first record: every row has all of them, so Export-Csv, which takes its
/// columns from the first row, loses none.
/// </summary>
/// <typeparam name="T">What a row is made of.</typeparam>
public sealed class RowSchema<T>(IReadOnlyList<RowColumn<T>> columns, RowOptions options)
{
    /// <summary>The headings, in order.</summary>
    public IReadOnlyList<string> Names { get; } = [.. columns.Select(c => c.Name)];

    /// <summary>The cells of a record, in the order of <see cref="Names"/>.</summary>
    public object?[] Read(T record)
    {
        var cells = new object?[columns.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = columns[i].Read(record, options);
        }

        return cells;
    }
}
