using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Names;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Prepares a query for one session: resolves the signed-in user, and names to ids.</summary>
internal static class QueryPreparer
{
    public static async Task<PreparedQuery> PrepareAsync(
        GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions options, CancellationToken cancellationToken)
    {
        AnalyticsQuery resolved = query.CurrentUser
            ? query with { Filter = [.. query.Filter, IsCurrentUser(session)], CurrentUser = false }
            : query;
        resolved = await QueryNames
            .ResolveAsync(resolved, NameDirectory.Of(session), options.Requests, cancellationToken)
            .ConfigureAwait(false);
        return new PreparedQuery(resolved) { First = options.First };
    }

    private static FilterPredicate IsCurrentUser(GenesysSession session) => session.UserId is { } id
        ? QueryNames.Me(id)
        : throw QueryErrors.CurrentUserUnknown(session.Name, session.GrantType == GenesysGrantType.ClientCredentials);
}
