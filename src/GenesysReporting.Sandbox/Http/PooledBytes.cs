using System.Buffers;

namespace GenesysReporting.Sandbox.Http;

/// <summary>
/// The bytes of an answer in a pooled array: a new array of half a megabyte per page would keep the garbage collector
/// busy. The connection disposes it after sending; an array that is not disposed is collected.
/// </summary>
internal sealed class PooledBytes(int size) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(size);
    private int _written;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _written);

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(1, sizeHint));
        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        byte[] bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
        {
            _written = 0;
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Ensure(int more)
    {
        if (_bytes.Length - _written >= more)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _written + more));
        _bytes.AsSpan(0, _written).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
