using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// OAuth's SAML2 bearer grant: the assertion of an identity provider for a token of the user whom it names. An assertion is used once, and the
/// answer has no refresh token.
/// </summary>
internal static class Saml2BearerGrant
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:saml2-bearer";

    /// <summary>
    /// Returns the token. Throws <c>ClientSecretMissing</c>, <c>AssertionMissing</c>, <c>AssertionMalformed</c>, <c>OrganizationNameMissing</c>, or
    /// the errors of the server, such as <c>AssertionRejected</c>.
    /// </summary>
    public static async Task<AccessToken> RequestAsync(
        TokenEndpoint endpoint, OAuthClient client, SamlAssertion assertion, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var request = new TokenRequest(client, GrantType)
        {
            Fields = [new(TokenForm.OrganizationName, Secret.From(assertion.OrganizationName)), new("assertion", assertion.Value)],
            Rejected = failure => AuthErrors.AssertionRejected(client.Id, assertion.OrganizationName, failure),
        };
        return (await endpoint.RequestAsync(request, observer, cancellationToken).ConfigureAwait(false)).AccessToken;
    }
}
