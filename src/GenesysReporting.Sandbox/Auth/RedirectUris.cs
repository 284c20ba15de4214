namespace GenesysReporting.Sandbox.Auth;

/// <summary>What may be registered as a redirect URI.</summary>
internal static class RedirectUris
{
    /// <summary>Absolute and without a fragment (RFC 6749, 3.1.2); plain ASCII, since it goes into a header.</summary>
    public static bool IsValid(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && uri.Scheme is "http" or "https"
        && text!.All(letter => char.IsBetween(letter, '!', '~') && letter != '#');
}
