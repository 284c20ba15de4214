using System.Security.Cryptography;
using System.Text;

namespace GenesysReporting.Auth.Code;

/// <summary>The proof key of a code exchange (RFC 7636), method S256.</summary>
internal sealed class Pkce
{
    private Pkce(string verifier) => Verifier = Secret.From(verifier);

    /// <summary>Sent with the code, and only there.</summary>
    public Secret Verifier { get; }

    /// <summary>Sent ahead with the browser: base64url of the verifier's SHA-256.</summary>
    public string Challenge => RandomText.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier.Reveal())));

    public static Pkce Create() => new(RandomText.Create());

    internal static Pkce From(string verifier) => new(verifier);
}

/// <summary>Text that nobody can guess.</summary>
internal static class RandomText
{
    // 32 bytes make 43 characters, which is also the least that a verifier may have.
    private const int Bytes = 32;

    public static string Create() => Encode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Base64 with the URL alphabet and without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Compares in a time that does not depend on where the texts differ.</summary>
    public static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
