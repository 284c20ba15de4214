using System.Security.Cryptography;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>Texts that nobody can guess and that mean nothing: codes and tokens.</summary>
internal static class OpaqueText
{
    /// <summary>86 letters, which is how the log knows one.</summary>
    public static string Create() => ToBase64Url(RandomNumberGenerator.GetBytes(64));

    /// <summary>Base64url without padding (RFC 7636, appendix A).</summary>
    public static string ToBase64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
