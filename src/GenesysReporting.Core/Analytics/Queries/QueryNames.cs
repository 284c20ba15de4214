using GenesysReporting.Names;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Names in filters that stand for ids: which they are, and what they become.</summary>
internal static class QueryNames
{
    /// <summary>What stands for the signed-in user until the query runs.</summary>
    public const string SignedInUser = "the signed-in user";

    /// <summary>The condition that it is about one user.</summary>
    public static FilterPredicate Me(string user) => new(FilterKind.Dimension, "userId") { Value = user };

    /// <summary>The names, as <c>queueId: Billing</c>, each once.</summary>
    public static IEnumerable<string> In(AnalyticsQuery query) => query.Conditions
        .SelectMany(f => f.Predicates)
        .Where(p => Kind(p) is not null)
        .Select(p => $"{p.Subject}: {p.Value}")
        .Distinct(StringComparer.Ordinal);

    /// <summary>The query with ids for names. Raises <c>NameNotFound</c> and <c>NameAmbiguous</c>, which list what there is.</summary>
    public static async Task<AnalyticsQuery> ResolveAsync(
        AnalyticsQuery query, NameDirectory names, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!In(query).Any())
        {
            return query;
        }

        var filters = new List<QueryFilter>();
        foreach (QueryFilter filter in query.Filter)
        {
            filters.Add(await ResolveAsync(filter).ConfigureAwait(false));
        }

        return query with { Filter = filters };

        async Task<QueryFilter> ResolveAsync(QueryFilter filter)
        {
            if (filter is FilterPredicate predicate)
            {
                return Kind(predicate) is { } kind
                    ? predicate with
                    {
                        Value = await names.ResolveIdAsync(kind, predicate.Value!, observer, cancellationToken).ConfigureAwait(false),
                    }
                    : predicate;
            }

            var group = (FilterGroup)filter;
            var parts = new List<QueryFilter>();
            foreach (QueryFilter part in group.Parts)
            {
                parts.Add(await ResolveAsync(part).ConfigureAwait(false));
            }

            return new FilterGroup(group.Combination, parts);
        }
    }

    /// <summary>What kind of thing a predicate's value is the name of; null where it is an id already, or no name.</summary>
    private static LookupKind? Kind(FilterPredicate predicate) =>
        predicate is { Kind: FilterKind.Dimension, Value: { } value, IsLiteral: false } && !NameDirectory.IsId(value)
            ? NameDirectory.ForDimension(predicate.Subject)
            : null;
}
