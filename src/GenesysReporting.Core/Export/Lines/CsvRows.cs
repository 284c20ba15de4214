using System.Runtime.CompilerServices;
using GenesysReporting.Rows;

namespace GenesysReporting.Export.Lines;

/// <summary>Writes rows of cells as CSV.</summary>
internal sealed class CsvRows
{
    private readonly CsvDialect _dialect;
    private readonly bool[] _isGuarded;
    private readonly string[] _names;

    /// <param name="columns">The columns.</param>
    /// <param name="delimiter">The character between cells.</param>
    /// <param name="allowFormula">True if text that a spreadsheet might run gets no apostrophe.</param>
    public CsvRows(IReadOnlyList<RowColumn> columns, char delimiter, bool allowFormula)
    {
        _dialect = new CsvDialect(delimiter);
        _isGuarded = [.. columns.Select(c => c.IsFreeText && !allowFormula)];
        _names = [.. columns.Select(c => c.Name)];
    }

    /// <summary>The delimiter as a byte.</summary>
    public byte Delimiter => _dialect.Delimiter;

    /// <summary>Returns the row of headings, with the byte order mark of the encoding.</summary>
    public ReadOnlyMemory<byte> Heading(ExportEncoding encoding)
    {
        var lines = new LineBuffer();
        if (encoding == ExportEncoding.Utf8Bom)
        {
            lines.Write("\uFEFF"u8);
        }

        Write([.. _names], lines);
        return lines.Take();
    }

    /// <summary>Writes a row and returns the number of cells that got an apostrophe.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Write(object?[] row, LineBuffer lines)
    {
        int guarded = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (i > 0)
            {
                _dialect.Separate(lines);
            }

            switch (row[i])
            {
                case null:
                    break;
                case string text:
                    string safe = _isGuarded[i] ? FormulaGuard.Neutralize(text) : text;
                    guarded += ReferenceEquals(safe, text) ? 0 : 1;
                    _dialect.Write(safe, lines);
                    break;
                case bool yes:
                    lines.Write(yes ? "True"u8 : "False"u8);
                    break;
                case long number:
                    lines.Write(number);
                    break;
                case int number:
                    lines.Write(number);
                    break;
                case DateTimeOffset or DateTime or double:
                    // Its text has no character that a delimiter can be.
                    lines.Write(CellText.Text(row[i]!).AsSpan());
                    break;
                default:
                    throw new InvalidOperationException($"A cell of {_names[i]} is {row[i]!.GetType()}.");
            }
        }

        CsvDialect.EndRow(lines);
        return guarded;
    }
}
