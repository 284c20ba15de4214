namespace GenesysReporting.Sandbox.Auth;

/// <summary>A user's consent to a client: what a code stands for, and every token that comes of it.</summary>
internal sealed class SignIn(SandboxClient client, SandboxUser user)
{
    private volatile bool _revoked;
    private volatile bool _loggedOut;

    public SandboxClient Client { get; } = client;

    public SandboxUser User { get; } = user;

    /// <summary>Whether nothing that came of it counts any more.</summary>
    public bool IsRevoked => _revoked;

    /// <summary>Whether new access tokens may come of it.</summary>
    public bool CanRefresh => !_revoked && !_loggedOut;

    public void Revoke() => _revoked = true;

    /// <summary>An explicit logout ends the refresh token; access tokens end one by one.</summary>
    public void LogOut() => _loggedOut = true;
}
