namespace GenesysReporting.Auth;

/// <summary>How a session gets its token.</summary>
public enum GenesysGrantType
{
    /// <summary>OAuth's client credentials: the integration's own roles and divisions, no user.</summary>
    ClientCredentials,

    /// <summary>OAuth's authorization code: a user signs in with the browser, with PKCE where the client has no secret.</summary>
    AuthorizationCode,

    /// <summary>A token that was brought along; nothing is known of how it was made, and it cannot be renewed.</summary>
    AccessToken,
}
