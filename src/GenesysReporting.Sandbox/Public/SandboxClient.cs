namespace GenesysReporting.Sandbox;

/// <summary>An OAuth client of the sandbox. Its text form leaves the secret out.</summary>
public sealed class SandboxClient
{
    internal const string ClientCredentials = "CLIENT-CREDENTIALS";

    internal const string Saml2Bearer = "SAML2-BEARER";
    internal const string Code = "CODE";

    internal SandboxClient(string name, string clientId, string clientSecret, IReadOnlyList<string>? permissions)
    {
        Name = name;
        ClientId = clientId;
        ClientSecret = clientSecret;
        Permissions = permissions;
    }

    /// <summary>The purpose of the client.</summary>
    public string Name { get; }

    /// <summary>The client id.</summary>
    public string ClientId { get; }

    /// <summary>The client secret; empty if the client is public.</summary>
    public string ClientSecret { get; }

    /// <summary>The permissions of its roles; null means every permission. Only clients for client credentials have roles.</summary>
    public IReadOnlyList<string>? Permissions { get; }

    // PKCE clients are CODE too: the contract's list of grant types has no separate value for them.

    /// <summary>The grant that the client was made for: CLIENT-CREDENTIALS or CODE.</summary>
    public string GrantType { get; internal init; } = ClientCredentials;

    /// <summary>True if the client has no secret, and proves itself by PKCE instead.</summary>
    public bool IsPublic => ClientSecret.Length == 0;

    /// <summary>The addresses that a browser may be sent back to; compared as a whole, letter by letter.</summary>
    public IReadOnlyList<string> RedirectUris { get; internal set; } = [];

    /// <summary>The scopes that limit users of the client. Scopes do not apply to client credentials.</summary>
    public IReadOnlyList<string> Scopes { get; internal set; } = [];

    /// <summary>True if an administrator has disabled the client, which also ends its tokens.</summary>
    public bool IsDisabled { get; internal set; }

    /// <summary>Returns the name and the id.</summary>
    public override string ToString() => $"{Name} ({ClientId})";
}
