using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Finds the level of a query's body that each part of its filters belongs to.</summary>
internal sealed class FilterPlaces(QueryFamily family)
{
    /// <summary>
    /// The filters cut so that each piece belongs to one level, in the order given. All pieces must hold. What stands in
    /// one 'all' group of one level stays together, as whoever wrote it meant one and the same segment; no source says whether
    /// the platform does.
    /// </summary>
    public IEnumerable<(FilterLevel Level, QueryFilter Filter)> Cut(IEnumerable<QueryFilter> filters) => filters.SelectMany(Cut);

    /// <summary>The level of a predicate; raises where there is none, or where several are meant equally well.</summary>
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

    private IEnumerable<(FilterLevel Level, QueryFilter Filter)> Cut(QueryFilter filter)
    {
        FilterLevel[] levels = [.. filter.Predicates.Select(Of).Distinct()];
        if (levels.Length == 1)
        {
            return [(levels[0], filter)];
        }

        return filter is FilterGroup { Combination: FilterCombination.All } group
            ? group.Parts.SelectMany(Cut).GroupBy(p => p.Level).Select(Join)
            : throw FilterErrors.LevelsMixed(filter, family, levels);
    }

    private static (FilterLevel Level, QueryFilter Filter) Join(IGrouping<FilterLevel, (FilterLevel, QueryFilter Filter)> pieces)
    {
        QueryFilter[] parts = [.. pieces.Select(p => p.Filter)];
        return (pieces.Key, FilterBuilder.Combine(FilterCombination.All, parts));
    }
}
