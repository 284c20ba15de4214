namespace GenesysReporting.Auth.Choice;

/// <summary>Chooses the grant by who owns the data, who is there to sign in, and who can keep a secret.</summary>
public static class GrantChoice
{
    /// <summary>The grant for a question; asks nothing of the network and never raises.</summary>
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
    /// Client credentials and a renewable user sign-in both need a secret to be kept. Without one a person has to be
    /// there, each time; without either, only a token that somebody else made is left.
    /// </summary>
    private static SignInKind Decide(GrantQuestion question) => (question.KeepsSecret, question.NeedsUser) switch
    {
        (true, true) => SignInKind.CodeWithSecret,
        (true, false) => SignInKind.ClientCredentials,
        _ => question.Unattended ? SignInKind.BroughtToken : SignInKind.CodeWithProofKey,
    };

    private static bool UsesUser(SignInKind kind, GrantQuestion question) => kind switch
    {
        SignInKind.ClientCredentials => false,
        SignInKind.BroughtToken => question.NeedsUser,
        _ => true,
    };

    private static GenesysGrantType TypeOf(SignInKind kind) => kind switch
    {
        SignInKind.ClientCredentials => GenesysGrantType.ClientCredentials,
        SignInKind.BroughtToken => GenesysGrantType.AccessToken,
        _ => GenesysGrantType.AuthorizationCode,
    };
}
