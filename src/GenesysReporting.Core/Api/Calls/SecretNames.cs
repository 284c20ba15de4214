namespace GenesysReporting.Api.Calls;

/// <summary>The names of query parameters whose values are, or may be, secrets.</summary>
internal static class SecretNames
{
    private static readonly HashSet<string> Refused =
    [
        "accesstoken", "authorization", "bearertoken", "clientassertion", "clientsecret", "idtoken", "password", "refreshtoken",
    ];

    private static readonly string[] Hidden = ["token", "secret", "password", "signature", "assertion", "credential", "apikey"];

    /// <summary>True if the parameter must not be part of an address.</summary>
    public static bool IsRefused(string name) => Refused.Contains(Plain(name));

    /// <summary>True if its value is left out of messages.</summary>
    public static bool IsHidden(string name) =>
        Plain(name) is "code" or "key" or "sig" || Hidden.Any(part => Plain(name).Contains(part, StringComparison.Ordinal));

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
