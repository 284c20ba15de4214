using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The organisation, and what only a user may ask.</summary>
internal static class OrganizationRoutes
{
    public static IEnumerable<Route> All(World world) =>
    [
        new("GET", "/api/v2/organizations/me", _ => JsonAnswer.Object(200, json => world.Organization.WriteInto(json))),
        new("GET", "/api/v2/users/me", _ => throw ApiErrors.NotAUser),
    ];
}
