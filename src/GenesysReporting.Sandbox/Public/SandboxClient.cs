namespace GenesysReporting.Sandbox;

/// <summary>An OAuth client of the sandbox. Its text form leaves the secret out.</summary>
public sealed class SandboxClient
{
    internal const string ClientCredentials = "CLIENT-CREDENTIALS";
    internal const string Code = "CODE";

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

    /// <summary>The client secret; empty where the client is public.</summary>
    public string ClientSecret { get; }

    /// <summary>
    /// The permissions of its roles; null means every permission. Only client credentials have roles of their own.
    /// </summary>
    public IReadOnlyList<string>? Permissions { get; }

    // PKCE clients are CODE too: the contract's list of grant types has no value of their own for them.

    /// <summary>The grant that the client was made for: CLIENT-CREDENTIALS or CODE.</summary>
    public string GrantType { get; internal init; } = ClientCredentials;

    /// <summary>Whether it has no secret, and proves itself by PKCE instead.</summary>
    public bool IsPublic => ClientSecret.Length == 0;

    /// <summary>Where a browser may be sent back to; compared as a whole, letter by letter.</summary>
    public IReadOnlyList<string> RedirectUris { get; internal set; } = [];

    /// <summary>What users may do through the client. Scopes do not apply to client credentials.</summary>
    public IReadOnlyList<string> Scopes { get; internal set; } = [];

    /// <summary>Whether an administrator has disabled it, which also ends its tokens.</summary>
    public bool IsDisabled { get; internal set; }

    /// <summary>The name and the id.</summary>
    public override string ToString() => $"{Name} ({ClientId})";
}
