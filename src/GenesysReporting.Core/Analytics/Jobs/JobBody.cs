using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>Writes the bodies of jobs, which differ from those of queries in a few members.</summary>
internal static class JobBody
{
    private const string StartOfDay = "startOfDayIntervalMatching";

    /// <summary>The first member of the query's body that only the query takes; null where a job takes them all.</summary>
    public static string? Stranger(AnalyticsQuery query) =>
        QueryBody.Whole(query).Select(m => m.Key).FirstOrDefault(m => !query.Family.JobMembers.Contains(m));

    /// <summary>The body of a job; raises <c>MemberNotOfJob</c> for a member that only the query takes.</summary>
    public static JsonObject Of(AnalyticsQuery query)
    {
        QueryFamily family = query.Family;
        if (!query.SkipValidation && Stranger(query) is { } member)
        {
            throw JobErrors.MemberNotOfJob(family, member);
        }

        JsonObject body = QueryBody.Whole(query);
        if (query.Matching == QueryMatching.StartedIn && family.JobMembers.Contains(StartOfDay))
        {
            // Without it, whatever was still going on in the interval comes along, weeks old mail included.
            body[StartOfDay] = true;
        }

        return body;
    }
}
