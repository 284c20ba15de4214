using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>/api/v2/tokens/me: what the token used is, and its end.</summary>
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

    private static HttpResponse Show(ApiCall call, World world) => JsonAnswer.Object(200, json =>
    {
        WriteOrganization(json, "organization", world);
        WriteOrganization(json, "homeOrganization", world);
        WriteScopes(json, "authorizedScope", call.Token.Scopes ?? []);
        json.WriteStartObject("OAuthClient");
        json.WriteString("id", call.Token.Client.ClientId);
        json.WriteString("name", call.Token.Client.Name);
        json.WriteString("authorizedGrantType", call.Token.Client.GrantType);
        json.WriteString("state", "active");
        if (call.Token.Scopes is { } scopes)
        {
            WriteScopes(json, "scope", scopes);
        }

        WriteOrganization(json, "organization", world);
        json.WriteEndObject();
    });

    private static void WriteScopes(Utf8JsonWriter json, string name, IReadOnlyList<string> scopes)
    {
        json.WriteStartArray(name);
        foreach (string scope in scopes)
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
    }

    private static void WriteOrganization(Utf8JsonWriter json, string name, World world)
    {
        json.WriteStartObject(name);
        json.WriteString("id", world.OrganizationId);
        json.WriteString("name", world.OrganizationName);
        json.WriteEndObject();
    }
}
