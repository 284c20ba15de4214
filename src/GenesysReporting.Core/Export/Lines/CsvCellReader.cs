using System.Text;

namespace GenesysReporting.Export.Lines;

/// <summary>Reads the first cells of each row of CSV, and skips the others.</summary>
/// <param name="stream">The rows, without the heading.</param>
/// <param name="delimiter">The byte between two cells.</param>
/// <param name="count">The number of cells that are read.</param>
internal sealed class CsvCellReader(Stream stream, byte delimiter, int count)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly string[] _cells = new string[count];
    private byte[] _cell = new byte[256];
    private int _length;
    private int _at;
    private int _end;

    /// <summary>Returns the cells of the next row, valid until the next call; null after the last row.</summary>
    public string[]? Next()
    {
        if (Peek() < 0)
        {
            return null;
        }

        (int index, bool isQuoted) = (0, false);
        Array.Fill(_cells, string.Empty);
        for (int value; (value = Take()) >= 0;)
        {
            bool isRead = index < count;
            if (value == '"')
            {
                // Two quotes end a quoted part and begin another; only in cells that are read is the quote itself needed.
                if (isRead && isQuoted && Peek() == '"')
                {
                    Add((byte)Take());
                    continue;
                }

                isQuoted = !isQuoted;
            }
            else if (!isQuoted && value == '\n')
            {
                break;
            }
            else if (!isQuoted && value == delimiter)
            {
                EndCell(index++);
            }
            else if (isRead && (isQuoted || value != '\r'))
            {
                Add((byte)value);
            }
        }

        EndCell(index);
        return _cells;
    }

    private void EndCell(int index)
    {
        if (index < count && _length > 0)
        {
            _cells[index] = Encoding.UTF8.GetString(_cell, 0, _length);
        }

        _length = 0;
    }

    private void Add(byte value)
    {
        if (_length == _cell.Length)
        {
            Array.Resize(ref _cell, _length * 2);
        }

        _cell[_length++] = value;
    }

    private int Peek() => Fill() ? _buffer[_at] : -1;

    private int Take() => Fill() ? _buffer[_at++] : -1;

    private bool Fill()
    {
        if (_at == _end)
        {
            (_at, _end) = (0, stream.Read(_buffer));
        }

        return _end > 0;
    }
}
