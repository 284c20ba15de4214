using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Presence;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The synchronous query of user details.</summary>
internal static class UserDetailRoutes
{
    public static IEnumerable<Route> All(SandboxServices services) =>
        Route.Of("/users/details/query", (call, operation) => Query(call, operation, services));

    private static HttpResponse Query(ApiCall call, Operation operation, SandboxServices services)
    {
        JsonElement root = BodyChecker.Read(call.Request.Body, operation.Body!);
        DetailQueryReader.RefuseAggregations(root, "presenceAggregations");
        DetailQueryReader.RefuseAggregations(root, "routingStatusAggregations");
        Paging paging = Paging.Read(root);
        IReadOnlyList<UserRecord> all =
            UserDetails.Find(UserDetailsQuery.Read(root), services.Presence, services.Options.Time.GetUtcNow());
        UserRecord[] rows = PageFaults.Page(all, ((paging.Number - 1) * paging.Size) - PageFaults.Shift(call.Fault), paging.Size, call.Fault);
        return JsonAnswer.Object(200, json =>
        {
            if (rows.Length > 0)
            {
                json.WriteObjects("userDetails", rows, UserRecord.WriteMembers);
            }

            json.WriteNumber("totalHits", PageFaults.Total(all.Count, call.Fault));
        });
    }
}
