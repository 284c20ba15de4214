using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Queries;

/// <summary>
/// Finds members that are often written and that no query has, and explains what to write instead.
/// </summary>
internal static class BodyHints
{
    private static readonly Dictionary<string, string> NotOfAnyQuery = new(StringComparer.Ordinal)
    {
        ["view"] = "No query has a 'view'. The kind of query is its type (-Type); 'views' of aggregates count a metric within a range.",
        ["select"] = "No query has a 'select'. Aggregates take 'metrics', such as nOffered or tHandle, and return statistics; "
            + "details return whole records, which ConvertTo-GenesysRow turns into columns.",
        ["dateFrom"] = "The time of a query is its 'interval': start/end in ISO 8601.",
        ["dateTo"] = "The time of a query is its 'interval': start/end in ISO 8601.",
        ["groupings"] = "Groups of aggregates are in 'groupBy'.",
        ["nextPageToken"] = "A query has no page token; all pages are fetched automatically.",
        ["pageToken"] = "A query has no page token; all pages are fetched automatically.",
        ["pageSize"] = "All pages are fetched automatically; leave it out.",
        ["pageNumber"] = "All pages are fetched automatically; leave it out.",
        ["cursor"] = "Only the results of jobs have a cursor; leave it out, all pages are fetched automatically.",
    };

    public static void Check(QueryFamily family, JsonObject body)
    {
        // All of them at once: a body from a tutorial has several, and one at a time would take as many attempts.
        (string Member, string Hint)[] wrong =
        [
            .. body.Select(m => m.Key).Where(m => !family.Members.Contains(m) && Hint(family, m) is not null).Select(m => (m, Hint(family, m)!)),
        ];
        if (wrong.Length > 0)
        {
            throw BodyErrors.MemberNotOfQuery(family, wrong);
        }

        foreach (FilterLevel level in family.FilterLevels)
        {
            if (HasPath(body[level.Member]))
            {
                throw BodyErrors.PredicateHasPath(level);
            }
        }
    }

    private static string? Hint(QueryFamily family, string member) => (member, family.Kind) switch
    {
        ("filter", FamilyKind.Details) => $"Filters of {family.Name} are given by level: {Levels(family)}. "
            + "New-GenesysQueryFilter finds the right one. A predicate is {\"dimension\":\"queueId\",\"value\":\"...\"}, without 'path'.",
        ("groupBy", FamilyKind.Details) => $"{family.Name} returns single records and has no groups. "
            + $"Aggregates have groups: -Type {family.Name.Replace("Details", "Aggregates", StringComparison.Ordinal)}.",
        ("metrics", FamilyKind.Details) =>
            $"{family.Name} returns whole records with all their metrics. Only aggregates take metrics.",
        ("granularity", FamilyKind.Details) => "Only aggregates take a granularity.",
        _ => NotOfAnyQuery.GetValueOrDefault(member),
    };

    private static string Levels(QueryFamily family) => string.Join(", ", family.FilterLevels.Select(l => l.Member));

    private static bool HasPath(JsonNode? node) => node switch
    {
        JsonArray list => list.Any(HasPath),
        JsonObject item => item.ContainsKey("path") || HasPath(item["clauses"]) || HasPath(item["predicates"]),
        _ => false,
    };
}
