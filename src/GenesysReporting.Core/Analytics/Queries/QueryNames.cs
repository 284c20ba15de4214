using GenesysReporting.Names;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Finds the names in filters that stand for ids, and resolves them.</summary>
internal static class QueryNames
{
    /// <summary>The text that stands for the signed-in user until the query runs.</summary>
    public const string SignedInUser = "the signed-in user";

    /// <summary>Returns the condition on one user.</summary>
    public static FilterPredicate Me(string user) => new(FilterKind.Dimension, "userId") { Value = user };

    /// <summary>Returns the names, such as <c>queueId: Billing</c>, each once.</summary>
    public static IEnumerable<string> In(AnalyticsQuery query) => query.Conditions
        .SelectMany(f => f.Predicates)
        .Where(p => Kind(p) is not null)
        .Select(p => $"{p.Subject}: {p.Value}")
        .Distinct(StringComparer.Ordinal);

    /// <summary>Returns the query with ids for names. Throws <c>NameNotFound</c> and <c>NameAmbiguous</c>, which list the candidates.</summary>
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

    /// <summary>Returns the kind of look-up for a predicate's value; null if the value is an id already, or not a name.</summary>
    private static LookupKind? Kind(FilterPredicate predicate) =>
        predicate is { Kind: FilterKind.Dimension, Value: { } value, IsLiteral: false }
        && NameDirectory.ForDimension(predicate.Subject) is { } kind
        && !NameDirectory.IsId(kind, value)
            ? kind
            : null;
}
