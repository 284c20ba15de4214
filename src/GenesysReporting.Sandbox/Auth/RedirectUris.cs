namespace GenesysReporting.Sandbox.Auth;

/// <summary>Validates redirect URIs.</summary>
internal static class RedirectUris
{
    /// <summary>True if the URI is absolute, without a fragment (RFC 6749, 3.1.2), and in ASCII, as it becomes a header.</summary>
    public static bool IsValid(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && uri.Scheme is "http" or "https"
        && text!.All(letter => char.IsBetween(letter, '!', '~') && letter != '#');
}
