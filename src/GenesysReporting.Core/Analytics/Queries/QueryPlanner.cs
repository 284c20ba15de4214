using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Plans the run of a query without asking the platform.</summary>
internal static class QueryPlanner
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Returns the plan of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="rateLimit">The session's rate limit; null if none is known yet.</param>
    public static QueryPlan Plan(AnalyticsQuery query, RateLimitStatus? rateLimit)
    {
        QueryInterval[] slices = [.. QuerySlices.Of(query)];
        int blocks = UserBlocks.Of(query.Family, QueryBody.Whole(query), query.SkipValidation).Count;
        int requests = Math.Max(1, slices.Length) * blocks;
        return new QueryPlan
        {
            Type = query.Type,
            Method = "POST",
            Path = query.Family.QueryPath,
            Body = query.ToJson(),
            Slices = slices,
            UserBlocks = blocks,
            MaxUsers = query.Family.Limits.MaxUsers,
            TimeZone = query.TimeZone,
            MinRequests = requests,
            MinDuration = rateLimit is { Allowed: > 0 and var allowed } ? Window * requests / allowed : null,
            NamesToResolve = query.NamesToResolve,
            Permissions = query.Family.Permissions,
        };
    }
}
