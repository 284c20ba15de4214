using System.Buffers;

namespace GenesysReporting.Sandbox.Http;

/// <summary>Keeps a body up to its limit and counts the rest.</summary>
internal sealed class BodySink(int limit)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    public long Length { get; private set; }

    public bool TooLarge => Length > limit;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        if (!TooLarge)
        {
            _kept.Write(bytes);
        }
    }

    public byte[] ToArray() => TooLarge ? [] : _kept.WrittenSpan.ToArray();
}
