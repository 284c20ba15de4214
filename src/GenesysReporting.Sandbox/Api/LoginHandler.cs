using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>What stands for login.{domain}.</summary>
internal sealed class LoginHandler(SandboxServices services) : SandboxHandler(services)
{
    private readonly TokenEndpoint _tokenEndpoint = new(services.Options, services.Clients, services.Tokens);

    protected override TimeSpan Latency => TimeSpan.Zero;

    protected override HttpResponse Answer(HttpRequest request, string correlationId, SandboxFault? fault)
    {
        if (request.Path != "/oauth/token")
        {
            return HttpResponse.Text(404, HttpResponse.Html, "<html><body>Not Found</body></html>");
        }

        return request.Method == "POST"
            ? _tokenEndpoint.Answer(request)
            : OAuthError.Answer(405, "invalid_request", "the token endpoint takes POST").With("Allow", "POST");
    }
}
