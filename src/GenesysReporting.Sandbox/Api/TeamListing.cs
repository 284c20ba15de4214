using System.Text;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>Teams are paged by a cursor in 'after', and know neither a total nor a page number.</summary>
internal static class TeamListing
{
    public static HttpResponse Page(ApiCall call, IReadOnlyList<Members> all)
    {
        int size = EntityListing.Number(call, "pageSize", 25, 100);
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
