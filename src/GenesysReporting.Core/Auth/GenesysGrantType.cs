namespace GenesysReporting.Auth;

/// <summary>How a session gets its token.</summary>
public enum GenesysGrantType
{
    /// <summary>OAuth's client credentials: the integration's own roles and divisions, no user.</summary>
    ClientCredentials,
}
