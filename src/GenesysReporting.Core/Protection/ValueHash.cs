using System.Security.Cryptography;
using System.Text;

namespace GenesysReporting.Protection;

/// <summary>
/// Keyed hashes of values: the first 32 hex digits of HMAC-SHA-256, in lower case. 128 bits are enough that among a billion
/// values no two have the same one. Thread-safe.
/// </summary>
internal sealed class ValueHash(byte[] key)
{
    private const int Bytes = 16;
    private const int KeyBytes = 8;

    // Agents, numbers of a company and regular callers occur again and again.
    private const int Slots = 1 << 12;

    // Values are hashed in lower case, so no value has the same hash.
    private static readonly byte[] Constant = "GenesysReporting\0Protection\0Key"u8.ToArray();

    private readonly Known?[] _known = new Known?[Slots];

    /// <summary>Returns a short hash that stands for the key itself.</summary>
    public static string OfKey(ReadOnlySpan<byte> key) => Hex(HMACSHA256.HashData(key, Constant).AsSpan(0, KeyBytes));

    /// <summary>Returns the hash of a value in its canonical form.</summary>
    public string Of(string canonical)
    {
        ref Known? slot = ref _known[canonical.GetHashCode(StringComparison.Ordinal) & (Slots - 1)];
        if (slot is { } known && known.Canonical == canonical)
        {
            return known.Hash;
        }

        string hash = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(canonical)).AsSpan(0, Bytes));
        slot = new Known(canonical, hash);
        return hash;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    private sealed record Known(string Canonical, string Hash);
}
