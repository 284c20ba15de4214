using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using GenesysReporting.Rows;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>
/// Rows in the binary format of COPY (PostgreSQL's documentation, COPY, Binary Format). The numbers are big-endian; each cell has its
/// length before it, -1 for null.
/// </summary>
internal sealed class CopyBuffer
{
    private const int StartSize = 64 * 1024;

    // A long record makes the buffer grow; it is not kept so large.
    private const int MostKept = 4 * 1024 * 1024;

    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly long EpochTicks = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private byte[] _bytes = new byte[StartSize];
    private int _length;

    /// <summary>The number of bytes of the rows.</summary>
    public int Length => _length == 0 ? 0 : _length - Signature.Length;

    /// <summary>Begins a row.</summary>
    /// <param name="cells">The number of its cells.</param>
    public void BeginRow(int cells)
    {
        if (_length == 0)
        {
            Signature.CopyTo(_bytes, 0);
            _length = Signature.Length;
        }

        Reserve(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(_bytes.AsSpan(_length), (short)cells);
        _length += sizeof(short);
    }

    /// <summary>Adds a cell of a column of a kind.</summary>
    public void Add(object? cell, CellKind kind)
    {
        switch (kind)
        {
            case var _ when cell is null:
                AddInt32(-1);
                break;
            case CellKind.Time:
                AddNumber((((DateTimeOffset)cell).UtcTicks - EpochTicks) / TimeSpan.TicksPerMicrosecond);
                break;
            case CellKind.Whole:
                AddNumber(Convert.ToInt64(cell, CultureInfo.InvariantCulture));
                break;
            case CellKind.Fraction:
                AddNumber(BitConverter.DoubleToInt64Bits(Convert.ToDouble(cell, CultureInfo.InvariantCulture)));
                break;
            case CellKind.Boolean:
                Add((bool)cell);
                break;
            default:
                Add(Convert.ToString(cell, CultureInfo.InvariantCulture)!);
                break;
        }
    }

    /// <summary>Adds a day.</summary>
    public void Add(DateOnly day)
    {
        AddInt32(sizeof(int));
        AddInt32(day.DayNumber - Epoch);
    }

    /// <summary>Adds a small number.</summary>
    public void Add(int number)
    {
        AddInt32(sizeof(int));
        AddInt32(number);
    }

    /// <summary>Returns all rows with their end. The bytes are valid until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        BeginRow(-1);
        return _bytes.AsMemory(0, _length);
    }

    /// <summary>Begins without rows.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > MostKept)
        {
            _bytes = new byte[StartSize];
        }
    }

    private void Add(bool yes)
    {
        AddInt32(1);
        Reserve(1);
        _bytes[_length++] = yes ? (byte)1 : (byte)0;
    }

    private void Add(string text)
    {
        string kept = PostgreSqlValues.Text(text);
        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(kept.Length));
        int length = Encoding.UTF8.GetBytes(kept, _bytes.AsSpan(_length + sizeof(int)));
        AddInt32(length);
        _length += length;
    }

    private void AddNumber(long number)
    {
        AddInt32(sizeof(long));
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(_length), number);
        _length += sizeof(long);
    }

    private void AddInt32(int number)
    {
        Reserve(sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_length), number);
        _length += sizeof(int);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }
}
