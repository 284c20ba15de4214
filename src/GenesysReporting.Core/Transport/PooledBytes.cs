using System.Buffers;

namespace GenesysReporting.Transport;

/// <summary>
/// Bytes in a rented array. The reader returns the array when it has finished; an array that is never returned is
/// collected like any other. Without the pool, every large page would wait for a collection of the oldest generation.
/// </summary>
/// <param name="array">The array, from the pool.</param>
/// <param name="length">The number of bytes that are used.</param>
internal sealed class PooledBytes(byte[] array, int length) : IDisposable
{
    /// <summary>The shared pool would keep an array of each size for every thread that returned one, tens of megabytes for large pages.</summary>
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(maxArrayLength: 16 << 20, maxArraysPerBucket: 4);

    private byte[]? _array = array;

    /// <summary>The bytes; must not be read after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => new(_array, 0, length);

    /// <summary>The part of the array to fill.</summary>
    public Memory<byte> Writable => new(_array, 0, length);

    public static PooledBytes Rent(int length) => new(Pool.Rent(length), length);

    /// <summary>Reads a stream to its end; throws <see cref="AnswerTooLargeException"/> if it is longer than the limit.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="likely">The expected length.</param>
    /// <param name="limit">The largest length in bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<PooledBytes> CopyAsync(Stream source, int likely, long limit, CancellationToken cancellationToken)
    {
        byte[] array = Pool.Rent((int)Math.Min(likely, limit));
        int used = 0;
        for (int read; (read = await source.ReadAsync(array.AsMemory(used), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            used += read;
            if (used > limit)
            {
                Pool.Return(array);
                throw new AnswerTooLargeException(limit);
            }

            array = used == array.Length ? Grow(array, limit) : array;
        }

        return new PooledBytes(array, used);
    }

    public Stream ToStream() => new MemoryStream(_array!, 0, length, writable: false);

    /// <summary>Returns the array to the pool, once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } borrowed)
        {
            Pool.Return(borrowed);
        }
    }

    private static byte[] Grow(byte[] full, long limit)
    {
        if (full.Length == Array.MaxLength)
        {
            throw new AnswerTooLargeException(limit);
        }

        byte[] larger = Pool.Rent((int)Math.Min(full.Length * 2L, Array.MaxLength));
        full.CopyTo(larger, 0);
        Pool.Return(full);
        return larger;
    }
}

/// <summary>An answer is longer than the limit, so its rest was not read.</summary>
/// <param name="limit">The limit in bytes.</param>
internal sealed class AnswerTooLargeException(long limit) : Exception("The answer is too large.")
{
    public long Limit => limit;
}
