using System.Security.Cryptography;

namespace GenesysReporting.Export;

/// <summary>
/// The checksum that a checkpoint has of itself: the SHA-256 of its bytes with zeros in the place of the checksum. It is of the bytes and
/// not of the values, so that it does not depend on how they are written.
/// </summary>
internal static class StateSeal
{
    /// <summary>The value that is written first.</summary>
    public static readonly string Blank = new('0', 2 * SHA256.HashSizeInBytes);

    private static ReadOnlySpan<byte> Member => "\"Seal\": \""u8;

    /// <summary>Replaces the blank value by the checksum.</summary>
    public static byte[] Close(byte[] utf8)
    {
        Hex(SHA256.HashData(utf8)).CopyTo(Value(utf8));
        return utf8;
    }

    /// <summary>True if the bytes have their own checksum.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> utf8)
    {
        byte[] blank = utf8.ToArray();
        Span<byte> value = Value(blank);
        byte[] there = value.ToArray();
        value.Fill((byte)'0');
        return there.AsSpan().SequenceEqual(Hex(SHA256.HashData(blank)));
    }

    /// <summary>Returns the place of the value; empty if there is none.</summary>
    private static Span<byte> Value(Span<byte> utf8)
    {
        int at = utf8.LastIndexOf(Member) + Member.Length;
        return at >= Member.Length && utf8.Length - at >= Blank.Length ? utf8.Slice(at, Blank.Length) : [];
    }

    private static byte[] Hex(byte[] hash) => System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(hash));
}
