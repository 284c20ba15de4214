using System.Runtime.CompilerServices;
using System.Text;

namespace GenesysReporting.Json;

/// <summary>
/// A cache of texts that occur often, such as ids of queues and agents and names of metrics, so that each is created once. A
/// text may replace an earlier one in its slot. For use by one thread at a time.
/// </summary>
internal sealed class TextCache
{
    private const int SlotBits = 10;
    private const int MaxLength = 64;

    [ThreadStatic]
    private static TextCache? t_ofThread;

    private readonly string?[] _texts = new string?[1 << SlotBits];

    /// <summary>The cache of the current thread; not to be kept across an await.</summary>
    public static TextCache OfThread => t_ofThread ??= new TextCache();

    /// <summary>Returns the text of these bytes; null if it is not in the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Find(ReadOnlySpan<byte> utf8) =>
        _texts[Slot(utf8)] is { } text && Ascii.Equals(utf8, text) ? text : null;

    /// <summary>Stores a text under its bytes, unless it is long, and returns it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string Keep(ReadOnlySpan<byte> utf8, string text)
    {
        if (utf8.Length <= MaxLength)
        {
            _texts[Slot(utf8)] = text;
        }

        return text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(ReadOnlySpan<byte> utf8) => Utf8Hash.Of(utf8, SlotBits);
}
