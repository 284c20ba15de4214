using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The organisation, and the signed-in user.</summary>
internal static class OrganizationRoutes
{
    public static IEnumerable<Route> All(World world) =>
    [
        new("GET", "/api/v2/organizations/me", _ => JsonAnswer.Object(200, json => world.Organization.WriteInto(json))),
        new("GET", "/api/v2/users/me", call => Me(call.Token.SignIn, world)),
    ];

    private static HttpResponse Me(SignIn? signIn, World world)
    {
        SandboxUser user = signIn?.User ?? throw ApiErrors.NotAUser;
        return JsonAnswer.Object(200, json => world.Users.First(one => one.Text("id") == user.Id).WriteInto(json));
    }
}
