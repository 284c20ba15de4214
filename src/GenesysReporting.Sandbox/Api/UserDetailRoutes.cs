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
        UserDetailsQuery query = UserDetailsQuery.Read(root);
        DetailQueryReader.CheckLength(query.Start, query.End, query.HasFilter);
        IReadOnlyList<UserRecord> all = UserDetails.Find(query, services.Presence, services.Options.Time.GetUtcNow());
        int offset = Enumerable.Range(1, paging.Number - 1).Sum(number => Length(number, paging.Size));
        UserRecord[] rows = PageFaults.Page(all, offset - PageFaults.Shift(call.Fault), Length(paging.Number, paging.Size), call.Fault);
        return JsonAnswer.Object(200, json =>
        {
            if (rows.Length > 0)
            {
                json.WriteObjects("userDetails", rows, UserRecord.WriteMembers);
            }

            json.WriteNumber("totalHits", PageFaults.Total(About(all.Count), call.Fault));
        });
    }

    /// <summary>Returns the length of a page: every other one is shorter than requested although there is more.</summary>
    private static int Length(int number, int size) => number % 2 == 1 ? Math.Max(1, size * 2 / 3) : size;

    /// <summary>Returns the total that is announced. The platform's is an order of magnitude, and so is this one.</summary>
    private static int About(int count) => count == 0 ? 0 : (count * 5 / 4) + 1;
}
