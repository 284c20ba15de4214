using System.Buffers.Binary;
using System.Numerics;

namespace GenesysReporting.Export;

/// <summary>Writes to a file, and keeps the checksum of its bytes up to the position (CRC-32C).</summary>
internal sealed class ChecksumStream(Stream file) : Stream
{
    private const int BlockSize = 1 << 17;

    /// <summary>Gets or sets the checksum; 0 for no bytes.</summary>
    public uint Checksum { get; set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>Returns the checksum of more bytes, up to an offset, or to the end of the file if it comes first.</summary>
    /// <param name="file">The file, at the first of the bytes; its position afterwards is the offset.</param>
    /// <param name="to">The offset.</param>
    /// <param name="before">The checksum of the bytes before.</param>
    public static uint Read(Stream file, long to, uint before)
    {
        byte[] block = new byte[BlockSize];
        while (file.Position < to && file.Read(block, 0, (int)Math.Min(block.Length, to - file.Position)) is > 0 and { } read)
        {
            before = Add(before, block.AsSpan(0, read));
        }

        return before;
    }

    /// <summary>Returns the checksum of a file's bytes up to an offset.</summary>
    public static uint Of(Stream file, long to)
    {
        file.Seek(0, SeekOrigin.Begin);
        return Read(file, to, 0);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        file.Write(buffer);
        Checksum = Add(Checksum, buffer);
    }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint crc = ~checksum;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
