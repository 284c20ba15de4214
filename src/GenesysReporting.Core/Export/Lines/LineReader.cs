namespace GenesysReporting.Export.Lines;

/// <summary>Reads a file of lines, one at a time, in the memory of the longest.</summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Returns the next line without its end, valid until the next call; null after the last.</summary>
    public ReadOnlyMemory<byte>? Next()
    {
        int searched = 0;
        while (true)
        {
            int at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                ReadOnlyMemory<byte> line = _buffer.AsMemory(_start, searched + at);
                _start += searched + at + 1;
                return line;
            }

            searched = _end - _start;
            if (Fill())
            {
                continue;
            }

            if (searched > 0)
            {
                return Rest();
            }

            return null;
        }
    }

    private ReadOnlyMemory<byte> Rest()
    {
        ReadOnlyMemory<byte> line = _buffer.AsMemory(_start, _end - _start);
        _start = _end;
        return line;
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
