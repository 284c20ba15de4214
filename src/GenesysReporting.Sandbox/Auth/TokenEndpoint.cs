using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>POST /oauth/token. Another grant is another case of <see cref="Grant"/>.</summary>
internal sealed class TokenEndpoint(
    SandboxOptions options, ClientAuthenticator clients, TokenStore tokens, UserGrants users)
{
    private const string FormType = "application/x-www-form-urlencoded";

    // The platform's limit is separate from that of the API. Its size and its key are not known, so there is one window
    // for all callers.
    private readonly RateWindow _rate = new(options.TokenRequestsPerMinute, options.Time);

    public HttpResponse Answer(HttpRequest request)
    {
        try
        {
            if (_rate.Count().Exceeded)
            {
                throw OAuthError.RateLimit;
            }

            FormFields form = ReadForm(request);
            return Grant(request.Head.Header("Authorization"), form).ToResponse(options.TokenLifetime);
        }
        catch (OAuthError refusal)
        {
            return refusal.ToResponse();
        }
    }

    private TokenAnswer Grant(string? header, FormFields form) => form.First("grant_type") switch
    {
        null or "" => throw OAuthError.InvalidRequest("grant_type is missing"),
        "client_credentials" => ForClient(header, form),
        "authorization_code" => users.ForCode(header, form),
        "refresh_token" => users.ForRefreshToken(header, form),
        "urn:ietf:params:oauth:grant-type:saml2-bearer" => users.ForAssertion(header, form),
        _ => throw new OAuthError(400, "unsupported_grant_type", "the grant type is not supported"),
    };

    private TokenAnswer ForClient(string? header, FormFields form)
    {
        if (form.First("client_id") is not null)
        {
            throw OAuthError.InvalidRequest("the client authenticates by the Authorization header, not in the body");
        }

        return new TokenAnswer(tokens.Issue(clients.AuthenticateConfidential(header, form, SandboxClient.ClientCredentials)), null);
    }

    private static FormFields ReadForm(HttpRequest request)
    {
        if (request.BodyTooLarge)
        {
            throw OAuthError.InvalidRequest("the body is too large");
        }

        if (request.MediaType != FormType)
        {
            throw OAuthError.InvalidRequest($"the content type must be {FormType}");
        }

        FormFields form = FormFields.Parse(request.BodyText);
        return form.FirstDuplicate() is { } duplicate
            ? throw OAuthError.InvalidRequest($"the parameter {duplicate} is given more than once")
            : form;
    }
}
