using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>
/// Knows members that are often written and that no query has, so that whoever brings such a body is told what was meant.
/// </summary>
internal static class BodyHints
{
    private static readonly Dictionary<string, string> Unheard = new(StringComparer.Ordinal)
    {
        ["view"] = "No query has a 'view'. The kind of query is its type (-Type); 'views' of aggregates count a metric within a range.",
        ["select"] = "No query has a 'select'. Aggregates are asked for 'metrics', such as nOffered or tHandle, and answer with statistics; "
            + "details give whole records, of which ConvertTo-GenesysRow makes columns.",
        ["dateFrom"] = "The time of a query is its 'interval': start/end in ISO 8601.",
        ["dateTo"] = "The time of a query is its 'interval': start/end in ISO 8601.",
        ["groupings"] = "Groups of aggregates are in 'groupBy'.",
        ["nextPageToken"] = "A query has no page token; pages are fetched by themselves.",
        ["pageToken"] = "A query has no page token; pages are fetched by themselves.",
        ["pageSize"] = "Pages are fetched by themselves; leave it out.",
        ["pageNumber"] = "Pages are fetched by themselves; leave it out.",
        ["cursor"] = "Only the results of jobs have a cursor; leave it out, pages are fetched by themselves.",
    };

    public static void Check(QueryFamily family, JsonObject body)
    {
        // All of them at once: a body out of a tutorial has several, and one at a time would take as many attempts.
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
        ("filter", FamilyKind.Details) => $"Filters of {family.Name} stand by level: {Levels(family)}. "
            + "New-GenesysQueryFilter finds the right one. A predicate is {\"dimension\":\"queueId\",\"value\":\"...\"}, without 'path'.",
        ("groupBy", FamilyKind.Details) => $"{family.Name} gives single records and has no groups. "
            + $"Groups are of aggregates: -Type {family.Name.Replace("Details", "Aggregates", StringComparison.Ordinal)}.",
        ("metrics", FamilyKind.Details) =>
            $"{family.Name} gives whole records with all their metrics. Metrics are asked for of aggregates.",
        ("granularity", FamilyKind.Details) => "Granularity is of aggregates alone.",
        _ => Unheard.GetValueOrDefault(member),
    };

    private static string Levels(QueryFamily family) => string.Join(", ", family.FilterLevels.Select(l => l.Member));

    private static bool HasPath(JsonNode? node) => node switch
    {
        JsonArray list => list.Any(HasPath),
        JsonObject item => item.ContainsKey("path") || HasPath(item["clauses"]) || HasPath(item["predicates"]),
        _ => false,
    };
}
