using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;
using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>A body, and its length as it was sent.</summary>
internal sealed record ReceivedBody(PooledBytes Body, long WireLength);

/// <summary>
/// Reads and decompresses a body. The framework's handler would hide the length on the wire, and decompress without a limit.
/// </summary>
internal static class PackedBody
{
    /// <summary>The value of <c>Accept-Encoding</c>.</summary>
    public const string Accepted = "gzip, br";

    // JSON of this kind compresses about ten to one.
    private const int UsualRatio = 10;
    private const int UsualLength = 1 << 16;
    private const int LargestGuess = 1 << 24;

    /// <summary>
    /// Reads the complete body. Throws <see cref="InvalidDataException"/> if a compressed one is damaged or cut short, and
    /// <see cref="AnswerTooLargeException"/> if it is longer than the limit, on the wire or after any step of decompression.
    /// </summary>
    public static async Task<ReceivedBody> ReadAsync(
        HttpResponseMessage answer, long limit, CancellationToken cancellationToken)
    {
        HttpContent content = answer.Content;
        PooledBytes body = await ReadWireAsync(content, HasNoBody(answer), limit, cancellationToken).ConfigureAwait(false);
        long wireLength = body.Memory.Length;
        foreach (string coding in content.Headers.ContentEncoding.Reverse())
        {
            body = wireLength == 0 ? body : await UnpackAsync(body, coding, limit, cancellationToken).ConfigureAwait(false);
        }

        return new ReceivedBody(body, wireLength);
    }

    /// <summary>True if no body follows, although the headers may have its length (RFC 9110, 8.6).</summary>
    private static bool HasNoBody(HttpResponseMessage answer) =>
        answer.RequestMessage?.Method == HttpMethod.Head
        || answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified;

    /// <summary>
    /// Reads the body as sent, straight into one array if its length is known: the framework would copy it once more.
    /// </summary>
    private static async Task<PooledBytes> ReadWireAsync(
        HttpContent content, bool hasNoBody, long limit, CancellationToken cancellationToken)
    {
        if (hasNoBody || content.Headers.ContentLength is not (>= 0 and { } length))
        {
            using Stream unmeasured = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await PooledBytes.CopyAsync(unmeasured, UsualLength, limit, cancellationToken).ConfigureAwait(false);
        }

        if (length > limit || length > Array.MaxLength)
        {
            throw new AnswerTooLargeException(limit);
        }

        PooledBytes wire = PooledBytes.Rent((int)length);
        Stream source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await source.ReadExactlyAsync(wire.Writable, cancellationToken).ConfigureAwait(false);

        // The connection is free for the next request only after the end was read.
        return await source.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0
            ? wire
            : throw new InvalidDataException("The answer was longer than announced.");
    }

    private static async Task<PooledBytes> UnpackAsync(
        PooledBytes packed, string coding, long limit, CancellationToken cancellationToken)
    {
        using Stream? unpacking = Unpacking(packed.ToStream(), coding);
        if (unpacking is null)
        {
            return packed;
        }

        int likely = (int)Math.Min(packed.Memory.Length * (long)UsualRatio, LargestGuess);
        PooledBytes body = await PooledBytes.CopyAsync(unpacking, likely, limit, cancellationToken).ConfigureAwait(false);
        if (unpacking is GZipStream)
        {
            ExpectWhole(body, packed.Memory.Span);
        }

        packed.Dispose();
        return body;
    }

    /// <summary>Returns the decompressing stream; null for an unknown coding.</summary>
    private static Stream? Unpacking(Stream packed, string coding) => coding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(packed, CompressionMode.Decompress),
        "BR" => Brotli(packed),
        "DEFLATE" => new ZLibStream(packed, CompressionMode.Decompress),
        _ => null,
    };

    // Not inlined, so that Brotli's assembly is loaded only for an answer in Brotli.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BrotliStream Brotli(Stream packed) => new(packed, CompressionMode.Decompress);

    /// <summary>Throws if a gzip was cut short, which the framework accepts; the length in its last four bytes shows it.</summary>
    private static void ExpectWhole(PooledBytes body, ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 4 || (uint)body.Memory.Length < BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]))
        {
            throw new InvalidDataException("The packed answer was cut short.");
        }
    }
}
