using System.Runtime.CompilerServices;

namespace GenesysReporting.Rows;

/// <summary>A schema whose columns each read one cell of a row.</summary>
/// <param name="kind">The kind of row.</param>
/// <param name="columns">The columns.</param>
/// <param name="rowsOf">Returns the rows of a record; for a record that is always one row, an array of it.</param>
internal sealed class ColumnSchema<TRecord, TRow>(
    string kind, ColumnList<TRow> columns, Func<TRecord, IEnumerable<TRow>> rowsOf)
    : RowSchema<TRecord>(kind, columns.Columns)
{
    private readonly Func<TRow, object?>?[] _cells = [.. columns.Cells];

    public override IEnumerable<object?[]> Read(TRecord record)
    {
        IEnumerable<TRow> rows = rowsOf(record);
        return rows is TRow[] and [var only] ? [Cells(only)] : rows.Select(Cells);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private object?[] Cells(TRow row)
    {
        var cells = new object?[_cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = _cells[i]?.Invoke(row);
        }

        return cells;
    }
}
