using GenesysReporting.Regions;

namespace GenesysReporting.Auth.Code;

/// <summary>The address of the sign-in page, <c>https://login.{domain}/oauth/authorize</c>.</summary>
internal static class AuthorizationAddress
{
    /// <summary>Returns the address. No scope is sent: the platform takes the scopes from the client's configuration.</summary>
    public static Uri Build(PlatformEndpoints endpoints, string clientId, RedirectTarget redirect, string state, Pkce? pkce)
    {
        List<(string Name, string Value)> query =
        [
            ("client_id", clientId),
            ("response_type", "code"),
            ("redirect_uri", redirect.Text),
            ("state", state),
        ];
        if (pkce is not null)
        {
            query.Add(("code_challenge", pkce.Challenge));
            query.Add(("code_challenge_method", "S256"));
        }

        string text = string.Join('&', query.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return PlatformEndpoints.Combine(endpoints.LoginUri, "/oauth/authorize?" + text);
    }
}
