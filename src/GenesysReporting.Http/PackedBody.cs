using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>
/// Reads a body and unpacks it. Done here and not by the framework's handler, which hides how much came over the wire.
/// </summary>
internal static class PackedBody
{
    /// <summary>What is asked for in <c>Accept-Encoding</c>.</summary>
    public const string Accepted = "gzip, br";

    // JSON of this kind packs about ten to one.
    private const int UsualRatio = 10;
    private const int UsualLength = 1 << 16;
    private const int LargestGuess = 1 << 24;

    /// <summary>The whole body. Raises <see cref="InvalidDataException"/> for a packed one that is damaged or cut short.</summary>
    public static async Task<(PooledBytes Body, long WireLength)> ReadAsync(
        HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        HttpContent content = answer.Content;
        PooledBytes body = await ReadWireAsync(content, HasNone(answer), cancellationToken).ConfigureAwait(false);
        long wireLength = body.Memory.Length;
        foreach (string coding in content.Headers.ContentEncoding.Reverse())
        {
            body = wireLength == 0 ? body : await UnpackAsync(body, coding, cancellationToken).ConfigureAwait(false);
        }

        return (body, wireLength);
    }

    /// <summary>Whether no body follows, although the length of one may be told (RFC 9110, 8.6).</summary>
    private static bool HasNone(HttpResponseMessage answer) =>
        answer.RequestMessage?.Method == HttpMethod.Head
        || answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified;

    /// <summary>
    /// Read into place where its length was announced: the framework would collect it in one buffer and copy it to another.
    /// </summary>
    private static async Task<PooledBytes> ReadWireAsync(HttpContent content, bool hasNone, CancellationToken cancellationToken)
    {
        if (hasNone || content.Headers.ContentLength is not (>= 0 and { } length) || length > Array.MaxLength)
        {
            using Stream unmeasured = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await PooledBytes.CopyAsync(unmeasured, UsualLength, cancellationToken).ConfigureAwait(false);
        }

        PooledBytes wire = PooledBytes.Rent((int)length);
        Stream source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await source.ReadExactlyAsync(wire.Writable, cancellationToken).ConfigureAwait(false);

        // The connection is free for the next request when the end has been seen.
        return await source.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0
            ? wire
            : throw new InvalidDataException("The answer was longer than announced.");
    }

    private static async Task<PooledBytes> UnpackAsync(PooledBytes packed, string coding, CancellationToken cancellationToken)
    {
        using Stream? unpacking = Unpacking(packed.ToStream(), coding);
        if (unpacking is null)
        {
            return packed;
        }

        int likely = (int)Math.Min(packed.Memory.Length * (long)UsualRatio, LargestGuess);
        PooledBytes body = await PooledBytes.CopyAsync(unpacking, likely, cancellationToken).ConfigureAwait(false);
        if (unpacking is GZipStream)
        {
            ExpectWhole(body, packed.Memory.Span);
        }

        packed.Dispose();
        return body;
    }

    /// <summary>Null for a coding that nobody asked for.</summary>
    private static Stream? Unpacking(Stream packed, string coding) => coding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(packed, CompressionMode.Decompress),
        "BR" => new BrotliStream(packed, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(packed, CompressionMode.Decompress),
        _ => null,
    };

    /// <summary>The framework unpacks what it has of a gzip that was cut short; its own length at the end tells.</summary>
    private static void ExpectWhole(PooledBytes body, ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 4 || (uint)body.Memory.Length < BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]))
        {
            throw new InvalidDataException("The packed answer was cut short.");
        }
    }
}
