using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Finds the level of a query's body for each part of its filters.</summary>
internal sealed class FilterPlaces(QueryFamily family)
{
    /// <summary>
    /// Splits the filters so that each piece belongs to one level, in the order given. All pieces must hold. Conditions of
    /// one 'all' group and one level stay together, as their author meant one segment; no source says whether the platform
    /// also matches them on one segment.
    /// </summary>
    public IEnumerable<(FilterLevel Level, QueryFilter Filter)> Split(IEnumerable<QueryFilter> filters) => filters.SelectMany(Split);

    /// <summary>Returns the level of a predicate; throws if there is none, or if several are equally good.</summary>
    public FilterLevel Of(FilterPredicate predicate)
    {
        FilterLevel[] levels = [.. family.FilterLevels.Where(l =>
            FilterNames.Takes(l, predicate) && (predicate.Level is null || predicate.Level == l.Name))];
        return levels switch
        {
            [] => throw FilterErrors.FilterNotOfType(predicate, family),
            [var only] => only,
            _ => levels.FirstOrDefault(l => l.Name == family.DefaultLevel)
                ?? throw FilterErrors.LevelAmbiguous(predicate, family, levels),
        };
    }

    private IEnumerable<(FilterLevel Level, QueryFilter Filter)> Split(QueryFilter filter)
    {
        FilterLevel[] levels = [.. filter.Predicates.Select(Of).Distinct()];
        if (levels.Length == 1)
        {
            return [(levels[0], filter)];
        }

        return filter is FilterGroup { Combination: FilterCombination.All } group
            ? group.Parts.SelectMany(Split).GroupBy(p => p.Level).Select(Join)
            : throw FilterErrors.LevelsMixed(filter, family, levels);
    }

    private static (FilterLevel Level, QueryFilter Filter) Join(IGrouping<FilterLevel, (FilterLevel, QueryFilter Filter)> pieces)
    {
        QueryFilter[] parts = [.. pieces.Select(p => p.Filter)];
        return (pieces.Key, FilterBuilder.Combine(FilterCombination.All, parts));
    }
}
