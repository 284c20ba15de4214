namespace GenesysReporting.Auth.Choice;

/// <summary>Contradictions and surprises of a choice.</summary>
internal static class GrantWarnings
{
    private const string SavedSignIn =
        "Unattended and with a user's permissions contradict each other, as a user must sign in. A saved sign-in reconciles them: "
        + "a person signs in once with -SaveProfile, and the refresh token in the profile renews the session from then on. "
        + "It ends when the user signs out, changes the password or has the token revoked; then a person must sign in again.";

    private const string ProofKeyUnattended =
        "PKCE does not help: a sign-in without a secret cannot be renewed, and so cannot run unattended.";

    private const string SuppliedToken =
        "A supplied token cannot be renewed, and its end is not known here: the run must finish before it. "
        + "OAuth clients give their tokens from 5 minutes to 48 hours, 24 hours by default. "
        + "For longer runs, run where a secret can be kept.";

    private const string ProofKeyEnds =
        "A sign-in with PKCE cannot be renewed: when the token ends, a person signs in again.";

    private const string UsersView =
        "The result holds what the signed-in user may see; where the user lacks divisions, it is less than the organisation's data.";

    public static IEnumerable<string> For(SignInKind kind, GrantQuestion question)
    {
        if (kind == SignInKind.SuppliedToken)
        {
            yield return ProofKeyUnattended;
            yield return SuppliedToken;
        }

        if (kind == SignInKind.CodeWithSecret && question.Unattended)
        {
            yield return SavedSignIn;
        }

        if (kind == SignInKind.CodeWithProofKey)
        {
            yield return ProofKeyEnds;
        }

        if (question.Owner == DataOwner.Organization && (question.NeedsUser || kind == SignInKind.CodeWithProofKey))
        {
            yield return UsersView;
        }
    }
}
