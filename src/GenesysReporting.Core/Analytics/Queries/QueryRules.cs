using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Checks the rules of a query that do not concern its body.</summary>
internal static class QueryRules
{
    public static void Check(AnalyticsQuery query)
    {
        QueryFamily family = query.Family;
        if (query.Mode == QueryMode.Job && family.JobPath is null)
        {
            throw QueryErrors.JobsNotOffered(family);
        }

        if (query.Matching != QueryMatching.StartedIn && family.Name != QueryTypes.ConversationDetails.Name)
        {
            throw QueryErrors.MatchingNotOffered(family, query.Matching);
        }

        if (query is { Matching: QueryMatching.Overlaps, Mode: QueryMode.Query })
        {
            throw QueryErrors.OverlapsNeedsJob();
        }

        if (query.CurrentUser && !family.FilterLevels.Any(l => l.Dimensions.Contains("userId")))
        {
            throw QueryErrors.NoUserToFilterBy(family);
        }
    }
}
