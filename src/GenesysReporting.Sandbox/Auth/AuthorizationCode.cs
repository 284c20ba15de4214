namespace GenesysReporting.Sandbox.Auth;

/// <summary>The data of an authorization code, which can be used once.</summary>
internal sealed class AuthorizationCode(SignIn signIn, string redirectUri, string? challenge, DateTimeOffset expires)
{
    private int _used;

    public SignIn SignIn { get; } = signIn;

    public string RedirectUri { get; } = redirectUri;

    /// <summary>The S256 challenge; null if a confidential client sent none.</summary>
    public string? Challenge { get; } = challenge;

    public DateTimeOffset Expires { get; } = expires;

    /// <summary>True for the first caller only.</summary>
    public bool TryUse() => Interlocked.Exchange(ref _used, 1) == 0;
}
