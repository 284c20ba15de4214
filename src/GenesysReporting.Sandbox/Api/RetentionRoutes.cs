using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The time that the data of analytics are kept. The sandbox cannot change it.</summary>
internal static class RetentionRoutes
{
    public static IEnumerable<Route> All(Retention retention, World world) =>
    [
        new("GET", "/api/v2/analytics/dataretention/settings", _ => Settings(retention, world))
        {
            Permissions = ["analytics:dataRetention:view"],
        },
    ];

    private static HttpResponse Settings(Retention retention, World world) => JsonAnswer.Object(200, json => new Members
    {
        { "retentionDays", retention.Days },
        { "dateCreated", world.Founded },
        { "dateModified", world.Founded },
    }.WriteInto(json));
}
