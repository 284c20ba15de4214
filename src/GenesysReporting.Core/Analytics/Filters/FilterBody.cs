using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Writes filters into the members of a query's body that take them.</summary>
internal sealed class FilterBody(QueryFamily family)
{
    private readonly FilterPlaces _places = new(family);

    /// <summary>Returns the members with their filters. All of the filters must hold.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Write(IReadOnlyList<QueryFilter> filters) => _places
        .Split(filters)
        .GroupBy(p => p.Level, p => p.Filter)
        .OrderBy(g => Position(g.Key))
        .Select(g => KeyValuePair.Create<string, JsonNode?>(g.Key.Member, Member(g.Key, [.. g])));

    private int Position(FilterLevel level) =>
        family.FilterLevels.TakeWhile(l => l != level).Count();

    private JsonNode Member(FilterLevel level, QueryFilter[] filters) =>
        level.TakesSeveral ? new JsonArray([.. filters.Select(f => Filter(level, f))])
        : level.Nests ? Outer(level, filters)
        : Flat(level, filters);

    /// <summary>
    /// Returns an outer 'and' of 'or' clauses, one clause per dimension. The platform's own Performance views send this
    /// shape, also for a single condition.
    /// </summary>
    private JsonObject Outer(FilterLevel level, QueryFilter[] filters)
    {
        QueryFilter all = FilterBuilder.Combine(FilterCombination.All, filters);
        return all is FilterGroup { Combination: FilterCombination.Any } any && any.Parts.All(p => p is FilterPredicate)
            ? Group("and", [], [Clause(level, any)])
            : Filter(level, all);
    }

    private JsonObject Filter(FilterLevel level, QueryFilter filter)
    {
        if (filter is not FilterGroup group)
        {
            return Group("and", [Predicate(level, (FilterPredicate)filter)], []);
        }

        return Group(
            Word(group),
            [.. group.Parts.OfType<FilterPredicate>().Select(p => Predicate(level, p))],
            [.. group.Parts.OfType<FilterGroup>().Select(g => Clause(level, g))]);
    }

    private JsonObject Clause(FilterLevel level, FilterGroup group) =>
        Group(Word(group), [.. group.Parts.Cast<FilterPredicate>().Select(p => Predicate(level, p))], []);

    /// <summary>Returns a filter that has only predicates and no type, for the one place of a body that takes nothing else.</summary>
    private JsonObject Flat(FilterLevel level, QueryFilter[] filters)
    {
        QueryFilter all = FilterBuilder.Combine(FilterCombination.All, filters);
        FilterPredicate[] predicates = all switch
        {
            FilterPredicate one => [one],
            FilterGroup { Combination: FilterCombination.All } group when group.Parts.All(p => p is FilterPredicate) =>
                [.. group.Parts.Cast<FilterPredicate>()],
            _ => throw FilterErrors.FilterNotNested(all, family),
        };
        return new JsonObject { ["predicates"] = Array([.. predicates.Select(p => Predicate(level, p))]) };
    }

    private JsonObject Predicate(FilterLevel level, FilterPredicate predicate)
    {
        bool isEquality = predicate is { Operator: FilterOperator.Matches, Range: null };
        if (!isEquality && (level.Operators.Count == 0 || (predicate.Range is not null && !level.TakesRanges)))
        {
            throw FilterErrors.RangeNotTaken(predicate, family, level);
        }

        return PredicateJson.Write(predicate, writeType: level.Operators.Count > 0);
    }

    private static JsonObject Group(string type, JsonObject[] predicates, JsonObject[] clauses)
    {
        var group = new JsonObject { ["type"] = type };
        if (predicates.Length > 0)
        {
            group["predicates"] = Array(predicates);
        }

        if (clauses.Length > 0)
        {
            group["clauses"] = Array(clauses);
        }

        return group;
    }

    private static JsonArray Array(JsonObject[] items) => new([.. items]);

    private static string Word(FilterGroup group) => group.Combination == FilterCombination.All ? "and" : "or";
}
