namespace GenesysReporting.Sandbox.Auth;

/// <summary>What a code is bound to. It counts once.</summary>
internal sealed class AuthorizationCode(SignIn signIn, string redirectUri, string? challenge, DateTimeOffset expires)
{
    private int _spent;

    public SignIn SignIn { get; } = signIn;

    public string RedirectUri { get; } = redirectUri;

    /// <summary>The S256 challenge; null where a confidential client sent none.</summary>
    public string? Challenge { get; } = challenge;

    public DateTimeOffset Expires { get; } = expires;

    /// <summary>True for the first caller alone.</summary>
    public bool TryUse() => Interlocked.Exchange(ref _spent, 1) == 0;
}
