namespace GenesysReporting.Sandbox.Auth;

/// <summary>What a bearer token stands for.</summary>
internal sealed class AccessToken(SandboxClient client, DateTimeOffset expires, RateWindow rate)
{
    public SandboxClient Client { get; } = client;

    public DateTimeOffset Expires { get; } = expires;

    public RateWindow Rate { get; } = rate;

    public bool Allows(string permission) => Client.Permissions?.Contains(permission) ?? true;
}
