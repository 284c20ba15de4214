using System.Runtime.CompilerServices;
using System.Buffers.Text;
using System.Text;

namespace GenesysReporting.Export.Lines;

/// <summary>
/// Collects lines as UTF-8. It grows by starting a new piece, so that memory that it returned does not change.
/// </summary>
internal sealed class LineBuffer
{
    private const int PieceSize = 1 << 15;
    private const int LongestNumber = 20;

    private byte[] _piece = new byte[PieceSize];
    private int _start;
    private int _used;

    /// <summary>Returns the bytes that were written since the last call.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> taken = _piece.AsMemory(_start, _used - _start);
        _start = _used;
        return taken;
    }

    /// <summary>Removes the bytes that were written since the last call of <see cref="Take"/>.</summary>
    public void Discard() => _used = _start;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(byte value) => Reserve(1)[_used++] = value;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length).AsSpan(_used));
        _used += utf8.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ReadOnlySpan<char> text)
    {
        byte[] piece = Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _used += Encoding.UTF8.GetBytes(text, piece.AsSpan(_used));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long number)
    {
        Utf8Formatter.TryFormat(number, Reserve(LongestNumber).AsSpan(_used), out int length);
        _used += length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte[] Reserve(int size)
    {
        if (_piece.Length - _used < size)
        {
            int begun = _used - _start;
            var next = new byte[Math.Max(PieceSize, (begun + size) * 2)];
            _piece.AsSpan(_start, begun).CopyTo(next);
            (_piece, _start, _used) = (next, 0, begun);
        }

        return _piece;
    }
}
