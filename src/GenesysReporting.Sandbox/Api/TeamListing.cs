using System.Text;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The list of teams, which is paged by a cursor in 'after', without a total or page numbers.</summary>
internal static class TeamListing
{
    public static HttpResponse Page(ApiCall call, IReadOnlyList<Members> all)
    {
        int size = call.Request.Query.ReadInt32("pageSize", 25, 1, 100);
        IReadOnlyList<Members> found =
            [.. all.Where(team => EntityListing.NameMatches(call.Request.Query.First("name"), team.Text("name")!))];
        int start = Start(call, found);
        int end = Math.Min(found.Count, start + size);
        return JsonAnswer.Object(200, json =>
        {
            EntityListing.WriteEntities(json, found.Skip(start).Take(size));
            json.WriteString("selfUri", call.Request.Path + "?pageSize=" + size);
            if (end < found.Count)
            {
                json.WriteString("nextUri", $"{call.Request.Path}?pageSize={size}&after={Cursor(found[end - 1])}");
            }
        });
    }

    private static int Start(ApiCall call, IReadOnlyList<Members> found)
    {
        string? after = call.Request.Query.First("after");
        if (after is null)
        {
            return 0;
        }

        for (int i = 0; i < found.Count; i++)
        {
            if (Cursor(found[i]) == after)
            {
                return i + 1;
            }
        }

        throw ApiErrors.BadRequest("The cursor in 'after' is not one that this list gave.");
    }

    private static string Cursor(Members team) =>
        Convert.ToHexString(
            Encoding.UTF8.GetBytes(team.Text("id")!.Replace("-", string.Empty, StringComparison.Ordinal)));
}
