using System.Buffers;

namespace GenesysReporting.Transport;

/// <summary>
/// Bytes in a borrowed array. Whoever is done with them gives it back; one that is never given back is collected like any
/// other. Pages of large answers would else all be collected with the oldest generation.
/// </summary>
/// <param name="array">The array, from the shared pool.</param>
/// <param name="length">How much of it counts.</param>
internal sealed class PooledBytes(byte[] array, int length) : IDisposable
{
    private byte[]? _array = array;

    /// <summary>Not to be looked at when it was given back.</summary>
    public ReadOnlyMemory<byte> Memory => new(_array, 0, length);

    /// <summary>The part of the array that is to be filled.</summary>
    public Memory<byte> Writable => new(_array, 0, length);

    public static PooledBytes Rent(int length) => new(ArrayPool<byte>.Shared.Rent(length), length);

    /// <summary>All of a stream; raises <see cref="InvalidDataException"/> where no array could hold it.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="likely">How much it likely holds.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<PooledBytes> CopyAsync(Stream source, int likely, CancellationToken cancellationToken)
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(likely);
        int used = 0;
        for (int read; (read = await source.ReadAsync(array.AsMemory(used), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            used += read;
            array = used == array.Length ? Grow(array) : array;
        }

        return new PooledBytes(array, used);
    }

    public Stream ToStream() => new MemoryStream(_array!, 0, length, writable: false);

    /// <summary>Gives the array back, once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } borrowed)
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    private static byte[] Grow(byte[] full)
    {
        if (full.Length == Array.MaxLength)
        {
            throw new InvalidDataException("The answer is too large.");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(full.Length * 2L, Array.MaxLength));
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
