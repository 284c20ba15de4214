using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>Writes the bodies of jobs, which differ from those of queries in a few members.</summary>
internal static class JobBody
{
    private const string StartOfDay = "startOfDayIntervalMatching";

    /// <summary>The body of a job; raises <c>MemberNotOfJob</c> for a member that only the query takes.</summary>
    public static JsonObject Of(AnalyticsQuery query)
    {
        QueryFamily family = query.Family;
        JsonObject body = QueryBody.Whole(query);
        foreach (string member in body.Select(m => m.Key).ToArray())
        {
            if (!family.JobMembers.Contains(member) && !query.SkipValidation)
            {
                throw JobErrors.MemberNotOfJob(family, member);
            }
        }

        if (query.Matching == QueryMatching.StartedIn && family.JobMembers.Contains(StartOfDay))
        {
            // Without it, whatever was still going on in the interval comes along, weeks old mail included.
            body[StartOfDay] = true;
        }

        return body;
    }
}
