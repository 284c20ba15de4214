namespace GenesysReporting.Sandbox;

/// <summary>An OAuth client of the sandbox. Its text form leaves the secret out.</summary>
public sealed class SandboxClient
{
    internal SandboxClient(string name, string clientId, string clientSecret, IReadOnlyList<string>? permissions)
    {
        Name = name;
        ClientId = clientId;
        ClientSecret = clientSecret;
        Permissions = permissions;
    }

    /// <summary>What the client is for.</summary>
    public string Name { get; }

    /// <summary>The client id.</summary>
    public string ClientId { get; }

    /// <summary>The client secret.</summary>
    public string ClientSecret { get; }

    /// <summary>The permissions of its roles; null means every permission.</summary>
    public IReadOnlyList<string>? Permissions { get; }

    /// <summary>Whether an administrator has disabled it, which also ends its tokens.</summary>
    public bool IsDisabled { get; internal set; }

    /// <summary>The name and the id.</summary>
    public override string ToString() => $"{Name} ({ClientId})";
}
