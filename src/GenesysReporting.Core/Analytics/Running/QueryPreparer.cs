using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Auth;

namespace GenesysReporting.Analytics.Running;

/// <summary>Makes a query ready for one session: who 'I' am, and what names stand for.</summary>
internal static class QueryPreparer
{
    public static Task<PreparedQuery> PrepareAsync(
        GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions options, CancellationToken cancellationToken)
    {
        AnalyticsQuery whole = query.CurrentUser ? query with { Filter = [.. query.Filter, Me(session)] } : query;
        return Task.FromResult(new PreparedQuery(whole) { First = options.First });
    }

    private static FilterPredicate Me(GenesysSession session) => session.UserId is { } id
        ? new FilterPredicate(FilterSubject.Dimension, "userId") { Value = id }
        : throw QueryErrors.CurrentUserUnknown(session.Name, session.GrantType == GenesysGrantType.ClientCredentials);
}
