using System.Security.Cryptography;
using System.Text;

namespace GenesysReporting.Auth.Code;

/// <summary>The proof key of a code exchange (RFC 7636), method S256.</summary>
internal sealed class Pkce
{
    /// <summary>Sent with the code only.</summary>
    public Secret Verifier { get; } = Secret.From(RandomText.Create());

    /// <summary>Sent first, with the browser: base64url of the verifier's SHA-256.</summary>
    public string Challenge => RandomText.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier.Reveal())));
}

/// <summary>Text that cannot be guessed.</summary>
internal static class RandomText
{
    // 32 bytes give 43 characters, the minimum length of a verifier.
    private const int Bytes = 32;

    public static string Create() => Encode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Returns base64 with the URL alphabet and without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Compares in a time that does not depend on the position of the first difference.</summary>
    public static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
