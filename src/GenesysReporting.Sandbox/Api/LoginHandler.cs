using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The sign-in service.</summary>
internal sealed class LoginHandler : SandboxHandler
{
    private readonly AuthorizeEndpoint _authorizeEndpoint;
    private readonly TokenEndpoint _tokenEndpoint;

    public LoginHandler(SandboxServices services)
        : base(services)
    {
        SandboxOptions options = services.Options;
        SandboxUser? signedIn =
            options.AutoSignIn is { } name ? services.Users.FindSingle(name, nameof(options.AutoSignIn)) : null;
        _authorizeEndpoint = new(
            new AuthorizeReader(services.Clients, options.RedirectErrorText), services.Users, signedIn, services.Codes);
        var clients = new ClientAuthenticator(services.Clients);
        var users = new UserGrants(options, clients, services.Tokens, services.Codes, services.RefreshTokens, services.Assertions, services.World.OrganizationShortName);
        _tokenEndpoint = new(options, clients, services.Tokens, users);
    }

    protected override TimeSpan Latency => TimeSpan.Zero;

    protected override HttpResponse Answer(HttpRequest request, string correlationId, SandboxFault? fault) =>
        request.Path switch
        {
            "/oauth/authorize" => _authorizeEndpoint.Answer(request),
            "/oauth/token" when request.Method == "POST" => _tokenEndpoint.Answer(request),
            "/oauth/token" => OAuthError.Answer(405, "invalid_request", "the token endpoint takes POST")
                .With("Allow", "POST"),
            _ => HttpResponse.Text(404, HttpResponse.Html, "<html><body>Not Found</body></html>"),
        };
}
