using System.Buffers.Binary;
using System.IO.Compression;

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

    /// <summary>The whole body. Raises <see cref="InvalidDataException"/> for a packed one that is damaged or cut short.</summary>
    public static async Task<(ReadOnlyMemory<byte> Body, long WireLength)> ReadAsync(
        HttpContent content, CancellationToken cancellationToken)
    {
        byte[] wire = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> body = wire;
        foreach (string coding in content.Headers.ContentEncoding.Reverse())
        {
            body = wire.Length == 0 ? body : Unpack(body, coding);
        }

        return (body, wire.Length);
    }

    private static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed, string coding)
    {
        using var source = new MemoryStream(packed.ToArray(), writable: false);
        return coding.ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => Whole(CopyOf(new GZipStream(source, CompressionMode.Decompress), packed.Length), packed.Span),
            "BR" => CopyOf(new BrotliStream(source, CompressionMode.Decompress), packed.Length),
            "DEFLATE" => CopyOf(new ZLibStream(source, CompressionMode.Decompress), packed.Length),
            _ => packed,
        };
    }

    private static ReadOnlyMemory<byte> CopyOf(Stream unpacking, int packedLength)
    {
        using (unpacking)
        {
            var copy = new MemoryStream(packedLength * UsualRatio);
            unpacking.CopyTo(copy);
            return copy.GetBuffer().AsMemory(0, (int)copy.Length);
        }
    }

    /// <summary>The framework unpacks what it has of a gzip that was cut short; its own length at the end tells.</summary>
    private static ReadOnlyMemory<byte> Whole(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> packed) =>
        packed.Length < 4 || (uint)body.Length < BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..])
            ? throw new InvalidDataException("The packed answer was cut short.")
            : body;
}
