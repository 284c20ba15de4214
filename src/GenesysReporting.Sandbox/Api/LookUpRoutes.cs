using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The lists of entities with their names.</summary>
internal static class LookUpRoutes
{
    public static IEnumerable<Route> All(World world) =>
    [
        new("GET", "/api/v2/authorization/divisions", call => EntityListing.Page(call, world.Divisions, "id", "name")),
        new("GET", "/api/v2/routing/queues", call => EntityListing.Page(call, world.Queues, "id", "name", "divisionId"))
        {
            Permissions = ["routing:queue:view"],
        },
        new("GET", "/api/v2/routing/queues/{id}", call => GetOne(call, world.Queues))
        {
            Permissions = ["routing:queue:view"], NeedsAll = true,
        },
        new("GET", "/api/v2/routing/wrapupcodes", call => EntityListing.Page(call, world.WrapUpCodes, "id", "name", "divisionId"))
        {
            Permissions = ["routing:wrapupCode:view"], NeedsAll = true,
        },
        new("GET", "/api/v2/routing/skills", call => EntityListing.Page(call, world.Skills, "id", "name"))
        {
            Permissions = ["routing:skill:view"],
        },
        new("GET", "/api/v2/flows", call => EntityListing.Page(call, world.Flows, "id", "name", "type", "divisionId"))
        {
            Permissions = ["architect:flow:view"],
        },
        new("GET", "/api/v2/teams", call => TeamListing.Page(call, world.Teams)) { Permissions = ["groups:team:view"] },
        new("GET", "/api/v2/users", call => EntityListing.Page(call, WithState(call, world.Users, "active"), "id")),
        new("GET", "/api/v2/users/{id}", call => GetOne(call, WithState(call, world.Users, "alive"))),
    ];

    private static HttpResponse GetOne(ApiCall call, IReadOnlyList<Members> entities)
    {
        Members entity = entities.FirstOrDefault(entity => entity.Text("id") == call.PathValues["id"])
            ?? throw ApiErrors.NotFound;
        return JsonAnswer.Object(200, json => entity.WriteInto(json));
    }

    /// <summary>Returns the users of a state; by default a list has the active ones, and a single one is found unless deleted.</summary>
    private static IReadOnlyList<Members> WithState(ApiCall call, IReadOnlyList<Members> users, string fallback)
    {
        string state = call.Request.Query.First("state") ?? fallback;
        return state switch
        {
            "any" => users,
            "alive" => [.. users.Where(user => user.Text("state") != "deleted")],
            "active" or "inactive" or "deleted" => [.. users.Where(user => user.Text("state") == state)],
            _ => throw ApiErrors.InvalidValue(state, "state", ["active", "inactive", "deleted", "any"]),
        };
    }
}
