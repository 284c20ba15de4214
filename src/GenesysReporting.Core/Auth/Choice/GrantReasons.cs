namespace GenesysReporting.Auth.Choice;

/// <summary>The reasons for a grant, the most important one first.</summary>
internal static class GrantReasons
{
    private const string OrganizationsData =
        "The data is the organisation's: the integration may read it with its own roles and divisions, and no user is needed.";

    private const string UsersData =
        "The data is a user's own: only a user's token says which user. "
        + "Client credentials have no user; GET /api/v2/users/me answers them with HTTP 400, not.a.user.";

    private const string UsersPermissions =
        "A user's own permissions and divisions must apply: client credentials see what the client's roles allow, regardless of who runs the report.";

    private const string NoSecretNoPerson =
        "No one is there to sign in and no secret can be kept: client credentials need the secret, and a browser sign-in the person.";

    public static string[] For(SignInKind kind, GrantQuestion question) => kind switch
    {
        SignInKind.ClientCredentials => [OrganizationsData, Running(question), Secret(question)],
        SignInKind.CodeWithSecret =>
        [
            .. User(question),
            "The client has a secret, so the session is renewed by refresh token and outlives its access token.",
            Secret(question),
        ],
        SignInKind.CodeWithProofKey =>
        [
            .. User(question),
            "No secret can be kept here, and client credentials need one.",
            "The code grant with PKCE (proof key) needs no secret: a person signs in with the browser.",
        ],
        _ => [NoSecretNoPerson, "A token that is made elsewhere and supplied for the run needs neither.", .. User(question)],
    };

    private static IEnumerable<string> User(GrantQuestion question)
    {
        if (question.Owner == DataOwner.User)
        {
            yield return UsersData;
        }

        if (question.NeedsUserPermissions)
        {
            yield return UsersPermissions;
        }
    }

    private static string Running(GrantQuestion question) => question.Unattended
        ? "No one is there to sign in: client credentials need no browser, and a new token is requested whenever one ends."
        : "No one has to sign in with a browser, so what runs by hand today can run by schedule tomorrow.";

    private static string Secret(GrantQuestion question) => question.CanKeepSecret is null
        ? "It is assumed that this machine can keep the client's secret; -CanKeepSecret $false gives the answer for one that cannot."
        : "This machine can keep the client's secret.";
}
