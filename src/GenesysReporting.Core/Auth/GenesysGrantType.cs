namespace GenesysReporting.Auth;

/// <summary>The way in which a session gets its token.</summary>
public enum GenesysGrantType
{
    /// <summary>OAuth's client credentials: the integration's own roles and divisions, no user.</summary>
    ClientCredentials,

    /// <summary>OAuth's authorization code: a user signs in with the browser, with PKCE where the client has no secret.</summary>
    AuthorizationCode,

    /// <summary>A token that was supplied by the caller; it is not known how it was made, and it cannot be renewed.</summary>
    AccessToken,

    /// <summary>OAuth's SAML2 bearer: an identity provider's assertion signs a user in. There is no refresh token, so the session ends with its token.</summary>
    Saml2Bearer,
}
