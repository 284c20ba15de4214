using System.Runtime.CompilerServices;
using System.Buffers.Binary;
using System.Text;

namespace GenesysReporting.Scanning;

/// <summary>
/// Keeps texts that come again and again (ids of queues and agents, names of metrics), so that each is made once. It
/// forgets one when another takes its place. To be used by one thread at a time.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 1024;
    private const int Longest = 64;

    [ThreadStatic]
    private static TextCache? t_ofThread;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>This thread's own; not to be held over an await.</summary>
    public static TextCache OfThread => t_ofThread ??= new TextCache();

    /// <summary>The text of these bytes; null where it is not kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Find(ReadOnlySpan<byte> utf8) =>
        _texts[Place(utf8)] is { } text && Ascii.Equals(utf8, text) ? text : null;

    /// <summary>Keeps a text for those who ask for these bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string Keep(ReadOnlySpan<byte> utf8, string text)
    {
        if (utf8.Length <= Longest)
        {
            _texts[Place(utf8)] = text;
        }

        return text;
    }

    /// <summary>By its ends, in which ids and names differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(ReadOnlySpan<byte> utf8)
    {
        ulong mixed = (ulong)utf8.Length;
        if (utf8.Length >= sizeof(ulong))
        {
            mixed ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            mixed = (mixed * 0x9E3779B97F4A7C15) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        else
        {
            foreach (byte b in utf8)
            {
                mixed = (mixed << 8) ^ b;
            }
        }

        return (int)((mixed * 0x9E3779B97F4A7C15) >> (64 - 10));
    }
}
