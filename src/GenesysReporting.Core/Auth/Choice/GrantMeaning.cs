namespace GenesysReporting.Auth.Choice;

/// <summary>The description of each grant, as text.</summary>
internal static class GrantMeaning
{
    private const string NoUser =
        "Calls about the signed-in user, such as GET /api/v2/users/me, are answered with HTTP 400, not.a.user: there is no user.";

    private const string Divisions = "It sees what the client's roles allow in their divisions, regardless of who runs the report.";

    private const string UserAndClient = "It sees what the user's permissions and the client's scopes both allow.";

    private const string Unknown =
        "It is not known how it was made. If client credentials made it, there is no user, and GET /api/v2/users/me is answered "
        + "with HTTP 400, not.a.user.";

    public static string Identity(GenesysGrantType grant) => grant switch
    {
        GenesysGrantType.ClientCredentials => "The integration itself, with the roles and divisions of its OAuth client; no user.",
        GenesysGrantType.AuthorizationCode => "The user who signed in.",
        GenesysGrantType.Saml2Bearer => "The user named in the assertion.",
        _ => "The user or the integration that made the token.",
    };

    public static string Renewal(GenesysGrantType grant, bool? canRenew) => (grant, canRenew) switch
    {
        (GenesysGrantType.ClientCredentials, _) => "A new token is requested with id and secret before the old one ends; there is no refresh token.",
        (GenesysGrantType.AccessToken, _) => "None: a supplied token cannot be renewed here, and its end is not known.",
        (GenesysGrantType.Saml2Bearer, _) => "None: there is no refresh token. When the token ends, sign in again with a new assertion.",
        (_, true) => "By refresh token, before the token ends. A sign-out, a change of the password or a revocation ends that.",
        (_, false) => "None: a sign-in with PKCE cannot be renewed. When the token ends, the user signs in again.",
        _ => "By refresh token where the client has a secret. A sign-in with PKCE cannot be renewed; the user signs in again.",
    };

    public static IReadOnlyList<string> Limits(GenesysGrantType grant) => grant switch
    {
        GenesysGrantType.ClientCredentials => [NoUser, Divisions],
        GenesysGrantType.AuthorizationCode or GenesysGrantType.Saml2Bearer => [UserAndClient],
        _ => [Unknown],
    };

    public static IReadOnlyList<string> Setup(GenesysGrantType grant, GrantRights rights) => grant switch
    {
        GenesysGrantType.ClientCredentials => [.. GrantSetup.ClientAccess(rights)],
        GenesysGrantType.AuthorizationCode or GenesysGrantType.Saml2Bearer => [.. GrantSetup.UserAccess(rights)],
        _ =>
        [
            "If client credentials made the token: " + GrantSetup.ClientAccess(rights).First(),
            "If a user signed in for it: " + string.Join(' ', GrantSetup.UserAccess(rights)),
        ],
    };
}
