using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>/api/v2/tokens/me: reads and ends the token of the call.</summary>
internal static class TokenRoutes
{
    private const string Path = "/api/v2/tokens/me";

    public static IEnumerable<Route> All(SandboxServices services) =>
    [
        new("GET", Path, call => Show(call, services.World)),
        new("HEAD", Path, _ => HttpResponse.Empty(200)),
        new("DELETE", Path, call =>
        {
            services.Tokens.Revoke(call.Token);
            call.Token.SignIn?.LogOut();
            return HttpResponse.Empty(200);
        }),
    ];

    private static HttpResponse Show(ApiCall call, World world)
    {
        var organization = new Members { { "id", world.OrganizationId }, { "name", world.OrganizationName } };
        return JsonAnswer.Object(200, new Members
        {
            { "organization", organization },
            { "homeOrganization", organization },
            { "authorizedScope", call.Token.Scopes ?? [] },
            {
                "OAuthClient", new Members
                {
                    { "id", call.Token.Client.ClientId },
                    { "name", call.Token.Client.Name },
                    { "authorizedGrantType", call.Token.Client.GrantType },
                    { "state", "active" },
                    { "scope", call.Token.Scopes },
                    { "organization", organization },
                }
            },
        }.WriteInto);
    }
}
