using System.Runtime.CompilerServices;
using System.Text;

namespace GenesysReporting.Json;

/// <summary>
/// Keeps texts that come again and again (ids of queues and agents, names of metrics), so that each is made once. It
/// forgets one when another takes its place. To be used by one thread at a time.
/// </summary>
internal sealed class TextCache
{
    private const int PlaceBits = 10;
    private const int Longest = 64;

    [ThreadStatic]
    private static TextCache? t_ofThread;

    private readonly string?[] _texts = new string?[1 << PlaceBits];

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(ReadOnlySpan<byte> utf8) => Utf8Hash.Of(utf8, PlaceBits);
}
