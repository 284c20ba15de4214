namespace GenesysReporting.Auth.Choice;

/// <summary>Chooses the grant by the owner of the data, the presence of a user, and whether a secret can be kept.</summary>
public static class GrantChoice
{
    /// <summary>Returns the grant for a question; never uses the network and never throws.</summary>
    public static GrantRecommendation Recommend(GrantQuestion question)
    {
        SignInKind kind = Decide(question);
        bool userToken = UsesUser(kind, question);
        GrantRights rights = GrantRights.Of(question.Permissions, question.Scopes, userToken);
        return new GrantRecommendation
        {
            GrantType = TypeOf(kind),
            AdminGrantType = GrantSetup.AdminName(kind, userToken),
            Reasons = GrantReasons.For(kind, question),
            Setup = GrantSetup.Steps(kind, userToken, rights),
            Permissions = rights.Permissions,
            Scopes = rights.Scopes,
            Command = ConnectLine.For(kind, question),
            RunbookCommand = ConnectLine.ForRunbook(kind, question),
            Warnings = [.. GrantWarnings.For(kind, question), .. rights.Hints],
        };
    }

    /// <summary>
    /// Client credentials and a renewable user sign-in both need a client secret. Without a secret, a person has to sign
    /// in each time; without either, only a supplied token is left.
    /// </summary>
    private static SignInKind Decide(GrantQuestion question) => (question.KeepsSecret, question.NeedsUser) switch
    {
        (true, true) => SignInKind.CodeWithSecret,
        (true, false) => SignInKind.ClientCredentials,
        _ => question.Unattended ? SignInKind.SuppliedToken : SignInKind.CodeWithProofKey,
    };

    private static bool UsesUser(SignInKind kind, GrantQuestion question) => kind switch
    {
        SignInKind.ClientCredentials => false,
        SignInKind.SuppliedToken => question.NeedsUser,
        _ => true,
    };

    private static GenesysGrantType TypeOf(SignInKind kind) => kind switch
    {
        SignInKind.ClientCredentials => GenesysGrantType.ClientCredentials,
        SignInKind.SuppliedToken => GenesysGrantType.AccessToken,
        _ => GenesysGrantType.AuthorizationCode,
    };
}
