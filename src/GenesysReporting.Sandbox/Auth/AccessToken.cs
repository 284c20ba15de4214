namespace GenesysReporting.Sandbox.Auth;

/// <summary>A bearer token of a client, or of a user who signed in through it.</summary>
internal sealed class AccessToken(SandboxClient client, SignIn? signIn, DateTimeOffset expires, RateWindow rate)
{
    public SandboxClient Client { get; } = client;

    /// <summary>Null for client credentials.</summary>
    public SignIn? SignIn { get; } = signIn;

    public DateTimeOffset Expires { get; } = expires;

    public RateWindow Rate { get; } = rate;

    /// <summary>
    /// The current scopes of the client; null if scopes do not apply. When the platform applies a change to existing tokens
    /// is not known.
    /// </summary>
    public IReadOnlyList<string>? Scopes => SignIn is null ? null : Client.Scopes;

    public bool Allows(string permission) =>
        (SignIn is null ? Client.Permissions : SignIn.User.Permissions)?.Contains(permission) ?? true;
}
