using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Presence;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The presences of the organisation, in the two forms of the platform.</summary>
internal static class PresenceRoutes
{
    private const string Path = "/api/v2/presence/definitions";

    public static IEnumerable<Route> All(Presences presences)
    {
        Members[] definitions = [.. presences.All.Select((one, i) => Definition(one, i))];
        Members[] older = [.. presences.All.Select((one, i) => Older(one, i))];
        return
        [
            new("GET", Path, _ => List(definitions)) { Permissions = ["presence:presenceDefinition:view"], NeedsAll = true },
            new("GET", "/api/v2/presencedefinitions", call => EntityListing.Page(call, older)),
        ];
    }

    private static HttpResponse List(Members[] definitions) => JsonAnswer.Object(200, json => new Members
    {
        { "total", definitions.Length }, { "entities", definitions }, { "selfUri", Path },
    }.WriteInto(json));

    private static Members Definition(PresenceDefinition one, int number) => new()
    {
        { "id", one.Id },
        { "name", one.Name },
        { "type", number < Presences.PrimaryCount ? "System" : "User" },
        { "systemPresence", Words(one.System) },
        { "languageLabels", new Members { { "en_US", one.Name } } },
        { "divisionId", "*" },
        { "deactivated", false },
        { "selfUri", $"{Path}/{one.Id}" },
    };

    private static Members Older(PresenceDefinition one, int number) => new()
    {
        { "id", one.Id },
        { "name", one.Name },
        { "languageLabels", new Members { { "en_US", one.Name } } },
        { "systemPresence", Words(one.System) },
        { "deactivated", false },
        { "primary", number < Presences.PrimaryCount },
        { "selfUri", $"/api/v2/presencedefinitions/{one.Id}" },
    };

    /// <summary>Returns OnQueue for ON_QUEUE.</summary>
    private static string Words(string system) => string.Concat(system.Split('_').Select(word => word[0] + word[1..].ToLowerInvariant()));
}
