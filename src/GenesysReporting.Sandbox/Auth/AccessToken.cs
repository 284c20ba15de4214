namespace GenesysReporting.Sandbox.Auth;

/// <summary>What a bearer token stands for: a client, or a user who signed in through it.</summary>
internal sealed class AccessToken(SandboxClient client, SignIn? signIn, DateTimeOffset expires, RateWindow rate)
{
    public SandboxClient Client { get; } = client;

    /// <summary>Null for client credentials.</summary>
    public SignIn? SignIn { get; } = signIn;

    public DateTimeOffset Expires { get; } = expires;

    public RateWindow Rate { get; } = rate;

    /// <summary>
    /// The client's scopes as they are now; null where scopes do not apply. When a change of them reaches tokens that
    /// are out already is not known.
    /// </summary>
    public IReadOnlyList<string>? Scopes => SignIn is null ? null : Client.Scopes;

    public bool Allows(string permission) =>
        (SignIn is null ? Client.Permissions : SignIn.User.Permissions)?.Contains(permission) ?? true;
}
