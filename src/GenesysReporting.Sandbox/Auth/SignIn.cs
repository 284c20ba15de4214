namespace GenesysReporting.Sandbox.Auth;

/// <summary>A user's consent to a client, which a code and all tokens from it share.</summary>
internal sealed class SignIn(SandboxClient client, SandboxUser user)
{
    private volatile bool _revoked;
    private volatile bool _loggedOut;

    public SandboxClient Client { get; } = client;

    public SandboxUser User { get; } = user;

    /// <summary>True if its tokens are no longer valid.</summary>
    public bool IsRevoked => _revoked;

    /// <summary>True if new access tokens may be issued for it.</summary>
    public bool CanRefresh => !_revoked && !_loggedOut;

    public void Revoke() => _revoked = true;

    /// <summary>Ends the refresh token, as an explicit logout does; access tokens end one by one.</summary>
    public void LogOut() => _loggedOut = true;
}
