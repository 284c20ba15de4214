using System.Security.Cryptography;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>Random texts for codes and tokens.</summary>
internal static class OpaqueText
{
    public const string Base64UrlLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>Returns 86 letters, the length by which the log recognizes it.</summary>
    public static string Create() => ToBase64Url(RandomNumberGenerator.GetBytes(64));

    /// <summary>Returns Base64url without padding (RFC 7636, appendix A).</summary>
    public static string ToBase64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
