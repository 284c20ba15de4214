using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>Builds the bodies of jobs, which differ from those of queries in a few members.</summary>
internal static class JobBody
{
    private const string StartOfDay = "startOfDayIntervalMatching";

    /// <summary>Returns the first member of the query's body that jobs do not support; null if they support all of them.</summary>
    public static string? FirstUnsupportedMember(AnalyticsQuery query) =>
        QueryBody.Whole(query).Select(m => m.Key).FirstOrDefault(m => !query.Family.JobMembers.Contains(m));

    /// <summary>Returns the body of a job; throws <c>MemberNotOfJob</c> for a member that only queries support.</summary>
    public static JsonObject Of(AnalyticsQuery query)
    {
        QueryFamily family = query.Family;
        if (!query.SkipValidation && FirstUnsupportedMember(query) is { } member)
        {
            throw JobErrors.MemberNotOfJob(family, member);
        }

        IReadOnlyList<JsonObject> blocks = UserBlocks.Of(family, QueryBody.Whole(query), query.SkipValidation);
        JsonObject body = blocks.Count == 1
            ? blocks[0]
            : throw QueryErrors.TooManyUsersForJob(family, UserBlocks.Count(family, QueryBody.Whole(query)));
        if (query.Matching == QueryMatching.StartedIn && family.JobMembers.Contains(StartOfDay))
        {
            // Without it, the job also returns everything that was still open in the interval, such as mail that is weeks old.
            body[StartOfDay] = true;
        }

        return body;
    }
}
