using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The grants for users: a code, a refresh token, and an assertion.</summary>
internal sealed class UserGrants(
    SandboxOptions options,
    ClientAuthenticator clients,
    TokenStore tokens,
    CodeStore codes,
    RefreshTokenStore refreshTokens,
    AssertionStore assertions,
    string organization)
{
    /// <summary>
    /// Exchanges a code. The first request with a code uses it up, even if it fails. A second one may come from a thief, so
    /// it also ends the tokens from the code (RFC 6749, 4.1.2).
    /// </summary>
    public TokenAnswer ForCode(string? header, FormFields form)
    {
        SandboxClient client = clients.Authenticate(header, form, SandboxClient.Code);
        string text = Required(form, "code");
        string redirectUri = Required(form, "redirect_uri");
        AuthorizationCode code = codes.Find(text) ?? throw OAuthError.InvalidGrant("the code is not known");
        if (!code.TryUse())
        {
            code.SignIn.Revoke();
            throw OAuthError.InvalidGrant("the code has been used");
        }

        Check(code, client, redirectUri, form.First("code_verifier"));
        return new TokenAnswer(
            tokens.Issue(client, code.SignIn), client.IsPublic ? null : refreshTokens.Issue(code.SignIn));
    }

    /// <summary>Exchanges a refresh token; only clients with a secret may.</summary>
    public TokenAnswer ForRefreshToken(string? header, FormFields form)
    {
        SandboxClient client = clients.AuthenticateConfidential(header, form, SandboxClient.Code);
        (SignIn signIn, string next) = refreshTokens.Use(Required(form, "refresh_token"), client)
            ?? throw OAuthError.InvalidGrant("the refresh token is not valid");
        return new TokenAnswer(tokens.Issue(client, signIn), next);
    }

    /// <summary>Exchanges the assertion of the organisation's identity provider. There is no refresh token.</summary>
    public TokenAnswer ForAssertion(string? header, FormFields form)
    {
        SandboxClient client = clients.AuthenticateConfidential(header, form, SandboxClient.Saml2Bearer);
        string assertion = Required(form, "assertion");
        return Required(form, "orgName") == organization
            ? new TokenAnswer(tokens.Issue(client, new SignIn(client, assertions.Use(assertion))), null)
            : throw OAuthError.InvalidGrant("orgName is not the short name of an organization that trusts the assertion");
    }

    private void Check(AuthorizationCode code, SandboxClient client, string redirectUri, string? verifier)
    {
        if (code.Expires <= options.Time.GetUtcNow())
        {
            throw OAuthError.InvalidGrant("the code has expired");
        }

        if (code.SignIn.Client != client)
        {
            throw OAuthError.InvalidGrant("the code was given to another client");
        }

        if (code.RedirectUri != redirectUri)
        {
            throw OAuthError.InvalidGrant("redirect_uri is not the one that the code was asked for with");
        }

        if (code.Challenge != Challenge(verifier))
        {
            throw OAuthError.InvalidGrant("code_verifier does not fit the code_challenge");
        }
    }

    /// <summary>
    /// Returns the S256 challenge of a verifier (RFC 7636, 4.6). A missing verifier matches only a missing challenge, so
    /// that an attacker cannot remove it (RFC 9700, 2.1.1).
    /// </summary>
    private static string? Challenge(string? verifier) =>
        verifier is null ? null : OpaqueText.ToBase64Url(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));

    private static string Required(FormFields form, string name) =>
        form.First(name) is { Length: > 0 } value ? value : throw OAuthError.InvalidRequest(name + " is missing");
}
