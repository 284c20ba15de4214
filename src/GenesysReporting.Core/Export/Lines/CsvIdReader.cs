using System.Text;

namespace GenesysReporting.Export.Lines;

/// <summary>Reads the first cell of each row of CSV, and skips the others.</summary>
internal sealed class CsvIdReader(Stream stream, byte delimiter)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly List<byte> _cell = [];
    private int _at;
    private int _end;

    /// <summary>Returns the first cell of the next row, which may be empty; null after the last row.</summary>
    public string? Next()
    {
        _cell.Clear();
        if (Peek() < 0)
        {
            return null;
        }

        bool isFirst = true;
        bool isQuoted = false;
        for (int value; (value = Take()) >= 0;)
        {
            if (value == '"')
            {
                // Two quotes end a quoted part and begin another; only in the first cell is the quote itself needed.
                if (isFirst && isQuoted && Peek() == '"')
                {
                    _cell.Add((byte)Take());
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
                isFirst = false;
            }
            else if (isFirst && (isQuoted || value != '\r'))
            {
                _cell.Add((byte)value);
            }
        }

        return Encoding.UTF8.GetString([.. _cell]);
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
