using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenesysReporting.Stores;

/// <summary>Computes the hash of a record from its cells, so that the order of JSON members does not matter.</summary>
internal sealed class RecordHash
{
    /// <summary>The hash of nothing.</summary>
    public const string None = "0000000000000000";

    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>Adds the cells of a row.</summary>
    /// <param name="table">The index of the table.</param>
    /// <param name="cells">The cells.</param>
    public void Add(int table, object?[] cells)
    {
        Write((byte)table);
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { } cell)
            {
                Write((byte)i);
                Write(cell);
            }
        }

        Write(byte.MaxValue);
    }

    /// <summary>Returns the hash of what was added, and begins again with nothing.</summary>
    public string Take()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, _length), hash);
        _length = 0;
        return Convert.ToHexString(hash[..8]).ToLowerInvariant();
    }

    /// <summary>Returns the hash of two sets of records.</summary>
    public static string Combine(string a, string b) =>
        (ulong.Parse(a, NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ ulong.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        .ToString("x16", CultureInfo.InvariantCulture);

    private void Write(object cell)
    {
        switch (cell)
        {
            case string text:
                Reserve(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
                _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
                _bytes[_length++] = 0;
                break;
            case DateTimeOffset time:
                Write(time.UtcTicks);
                break;
            case double number:
                Write(BitConverter.DoubleToInt64Bits(number));
                break;
            case bool yes:
                Write(yes ? (byte)1 : (byte)0);
                break;
            default:
                Write(Convert.ToInt64(cell, CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Write(long value)
    {
        Reserve(sizeof(long));
        BitConverter.TryWriteBytes(_bytes.AsSpan(_length), value);
        _length += sizeof(long);
    }

    private void Write(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }
}
