using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Json;

/// <summary>A hash of short texts, computed from their first and last bytes and their length: ids and names differ there.</summary>
internal static class Utf8Hash
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <param name="utf8">The text.</param>
    /// <param name="bits">The number of bits of the hash; 1 to 31.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ReadOnlySpan<byte> utf8, int bits) => Index(Mix(utf8), bits);

    /// <summary>Returns the hash of a text from its mixed bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(ulong mixed, int bits) => (int)((mixed * Golden) >> (64 - bits));

    /// <summary>Returns the bytes of a text mixed into one number, which hardly any other text has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ReadOnlySpan<byte> utf8)
    {
        ulong mixed = (ulong)utf8.Length;
        if (utf8.Length >= sizeof(ulong))
        {
            mixed ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            return (mixed * Golden) ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }

        if (utf8.Length >= sizeof(uint))
        {
            mixed ^= BinaryPrimitives.ReadUInt32LittleEndian(utf8);
            return (mixed << 32) ^ BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..]);
        }

        foreach (byte b in utf8)
        {
            mixed = (mixed << 8) ^ b;
        }

        return mixed;
    }
}
