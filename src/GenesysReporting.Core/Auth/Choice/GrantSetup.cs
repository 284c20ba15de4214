using GenesysReporting.Auth.Code;

namespace GenesysReporting.Auth.Choice;

/// <summary>The steps on Genesys Cloud's Admin pages.</summary>
internal static class GrantSetup
{
    private const string Page = "Admin > Integrations > OAuth > Add client";

    public static string AdminName(SignInKind kind, bool userToken) => (kind, userToken) switch
    {
        (SignInKind.CodeWithProofKey, _) => "PKCE-Enabled Code Authorization",
        (_, true) => "Code Authorization",
        _ => "Client Credentials",
    };

    public static IReadOnlyList<string> Steps(SignInKind kind, bool userToken, GrantRights rights)
    {
        string create = $"{Page}: grant type '{AdminName(kind, userToken)}'.";
        IEnumerable<string> access = userToken ? UserAccess(rights) : ClientAccess(rights);
        return kind switch
        {
            SignInKind.SuppliedToken =>
            [
                "On a machine that can keep a secret, have the token made by an OAuth client. " + create,
                .. access,
                "Supply the token for the run: as a SecureString, or as GENESYSCLOUD_ACCESS_TOKEN of the process.",
            ],
            SignInKind.ClientCredentials => [create, .. access],
            _ => [create, Redirect, .. access],
        };
    }

    /// <summary>Returns the steps for the roles of a client without a user.</summary>
    public static IEnumerable<string> ClientAccess(GrantRights rights)
    {
        yield return $"On the client's Roles tab, give it {Role(rights)}, in the divisions whose data it should see. "
            + "You can give it no more than you hold yourself.";
        yield return "Scopes do not apply to client credentials; leave them alone.";
    }

    /// <summary>Returns the steps for the scopes of a client and the roles of its users.</summary>
    public static IEnumerable<string> UserAccess(GrantRights rights)
    {
        yield return Scopes(rights);
        yield return $"The user who signs in needs {Role(rights)}, in the divisions to be seen; "
            + "the session has what the user's permissions and the client's scopes both allow.";
    }

    private static string Redirect =>
        $"Authorized redirect URI: exactly {RedirectTarget.Default} (a trailing slash counts), or another that -RedirectUri names.";

    private static string Scopes(GrantRights rights) => rights.Scopes.Count switch
    {
        0 => "On the client, choose the scopes that cover what is needed; GET /api/v2/oauth/scopes lists them all.",
        1 => $"On the client, choose the scope '{rights.Scopes[0]}'.",
        _ => $"On the client, choose the scopes {string.Join(", ", rights.Scopes.Select(s => $"'{s}'"))}.",
    };

    private static string Role(GrantRights rights) => rights.Permissions.Count switch
    {
        0 => "a role with the permissions that the work needs",
        1 => $"a role with {rights.Permissions[0]}",
        _ => $"roles with all of these: {string.Join("; ", rights.Permissions)}",
    };
}
