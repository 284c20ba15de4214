using System.Runtime.CompilerServices;
using GenesysReporting.Errors;
using GenesysReporting.Regions;

namespace GenesysReporting.Auth;

/// <summary>The errors of the sign-in; each method's name is the ErrorId.</summary>
internal static class AuthErrors
{
    private const string AdminPage = "Admin > Integrations > OAuth";

    public static SignInException ClientNotFound(string clientId, PlatformEndpoints endpoints, OAuthFailure failure) =>
        Refused(
            $"{endpoints.Name} does not know the OAuth client '{clientId}'.",
            $"Check the client id, and the region: a client exists in one region only. {AdminPage} lists the clients.",
            clientId,
            failure);

    public static SignInException ClientSecretRejected(string clientId, OAuthFailure failure) => Refused(
        $"The OAuth client '{clientId}' or its secret was not accepted.",
        $"Check in {AdminPage} that the client is active, and copy its secret again.",
        clientId,
        failure);

    public static SignInException ClientNotPublic(string clientId, OAuthFailure failure) => Refused(
        $"The OAuth client '{clientId}' was not accepted without a secret.",
        $"Give its secret with -Credential or -ClientSecret, or use a client of the type PKCE-Enabled Code Authorization ({AdminPage}).",
        clientId,
        failure);

    public static SignInException GrantNotAllowed(string clientId, OAuthFailure failure) => Refused(
        $"The OAuth client '{clientId}' may not use this grant.",
        $"The grant type is chosen when a client is made. {AdminPage} shows it; give the -GrantType that fits, or make another client.",
        clientId,
        failure);

    public static SignInException SignInRateLimited(string clientId, OAuthFailure failure) => Refused(
        "Too many tokens were requested in a short time.",
        "Wait a minute. Sign in once and use the session again instead of signing in for every call.",
        clientId,
        failure);

    public static SignInException SignInFailed(string clientId, OAuthFailure failure) => Refused(
        "The sign-in failed.",
        "If the server's message does not help, give its correlation id to Genesys support.",
        clientId,
        failure);

    public static SessionException SessionEnded() => new(
        nameof(SessionEnded),
        "The session has ended.",
        "Sign in again with Connect-GenesysCloud.",
        null);

    public static AnswerException TokenAnswerUnreadable(Uri loginUri) => new(
        nameof(TokenAnswerUnreadable),
        $"{loginUri.Authority} answered the sign-in with something that is not a token.",
        "Check the address: the sign-in service is login.{region}, not api.{region}; a proxy's own page is another usual cause.",
        loginUri.Authority);

    public static InputException AccessTokenMissing() => new(
        nameof(AccessTokenMissing),
        "No token was given.",
        "Give -AccessToken (a SecureString), or set GENESYSCLOUD_ACCESS_TOKEN.",
        null);

    public static InputException AccessTokenMalformed() => new(
        nameof(AccessTokenMalformed),
        "The access token is not a token: it has a space, a line break or another character that no token has.",
        "Copy only the token, without the word Bearer and without quotes.",
        null);

    public static InputException ClientIdMissing() => new(
        nameof(ClientIdMissing),
        "No OAuth client was given.",
        $"Give -Credential (user name = client id, password = client secret), or -ClientId, with -ClientSecret where it has one. {AdminPage} lists the clients.",
        null);

    public static InputException ClientSecretMissing(string clientId) => new(
        nameof(ClientSecretMissing),
        $"No secret was given for the OAuth client '{clientId}', and this grant needs one.",
        "Give -ClientSecret (a SecureString) or -Credential.",
        clientId);

    public static InputException AssertionMissing() => new(
        nameof(AssertionMissing),
        "No assertion was given, and SAML2 bearer needs one.",
        "Give -Assertion (a SecureString): the base64 value of SAMLResponse that the identity provider posts.",
        null);

    public static InputException AssertionMalformed() => new(
        nameof(AssertionMalformed),
        "The assertion is not the base64 text of a SAML response.",
        "Give the value of SAMLResponse as the identity provider posts it: base64, without URL encoding and without quotes.",
        null);

    public static InputException OrganizationNameMissing() => new(
        nameof(OrganizationNameMissing),
        "The organisation was not named, and SAML2 bearer needs its short name.",
        "Give -OrganizationName with the short name; it is neither the display name nor the id.",
        null);

    public static SignInException AssertionRejected(string clientId, string organizationName, OAuthFailure failure) => Refused(
        $"The assertion was not accepted for the organisation '{organizationName}'.",
        "Get a new assertion: one is valid for a short time. Check the organisation's short name, and that the identity provider issues the assertion for it.",
        clientId,
        failure);

    public static SignInException RefreshTokenRejected(string clientId, string signInAgain, OAuthFailure failure) => new(
        nameof(RefreshTokenRejected),
        $"The sign-in of OAuth client '{clientId}' cannot be renewed any more. {Said(failure)}",
        $"Sign in again: {signInAgain}. Refresh tokens end with a sign-out, a change of the password, or a revocation.",
        clientId,
        failure);

    /// <summary>Returns the server's answer as text, with the id that its support asks for.</summary>
    public static string Said(OAuthFailure failure)
    {
        string code = failure.Code is null ? string.Empty : $", {failure.Code}";
        string text = failure.Description is null ? string.Empty : $": {failure.Description}";
        string id = failure.CorrelationId is null ? string.Empty : $" (correlation id {failure.CorrelationId})";
        return $"The server answered HTTP {failure.Status}{code}{text}{id}.";
    }

    private static SignInException Refused(
        string message, string nextStep, string clientId, OAuthFailure failure, [CallerMemberName] string errorId = "") =>
        new(errorId, $"{message} {Said(failure)}", nextStep, clientId, failure);
}
