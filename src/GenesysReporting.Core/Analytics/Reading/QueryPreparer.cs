using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Names;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Makes a query ready for one session: who 'I' am, and what names stand for.</summary>
internal static class QueryPreparer
{
    public static async Task<PreparedQuery> PrepareAsync(
        GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions options, CancellationToken cancellationToken)
    {
        AnalyticsQuery whole = query.CurrentUser ? query with { Filter = [.. query.Filter, Me(session)], CurrentUser = false } : query;
        whole = await QueryNames
            .ResolveAsync(whole, NameDirectory.Of(session), options.Requests, cancellationToken)
            .ConfigureAwait(false);
        return new PreparedQuery(whole) { First = options.First };
    }

    private static FilterPredicate Me(GenesysSession session) => session.UserId is { } id
        ? QueryNames.Me(id)
        : throw QueryErrors.CurrentUserUnknown(session.Name, session.GrantType == GenesysGrantType.ClientCredentials);
}
