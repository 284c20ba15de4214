using System.Collections.ObjectModel;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>Finds the families and levels that allow a metric or a dimension.</summary>
internal sealed class CatalogIndex(IReadOnlyList<QueryFamily> families)
{
    private readonly ILookup<string, QueryFamily> _asked = Index(families, f => f.Metrics);
    private readonly ILookup<string, QueryFamily> _dimensions = Index(families, f => f.Dimensions);
    private readonly ILookup<string, QueryFamily> _grouped = Index(families, f => f.GroupBy);
    private readonly ILookup<string, (QueryFamily Family, FilterLevel Level)> _metricLevels = Levels(families, l => l.Metrics);
    private readonly ILookup<string, (QueryFamily Family, FilterLevel Level)> _dimensionLevels = Levels(families, l => l.Dimensions);

    public CatalogMetric Link(CatalogMetric metric) => metric with
    {
        Families = Names(_asked[metric.Name]),
        FilterLevels = Names(_metricLevels[metric.Name]),
        Permissions = Permissions(_asked[metric.Name].Concat(_metricLevels[metric.Name].Select(l => l.Family))),
    };

    public CatalogDimension Link(CatalogDimension dimension) => dimension with
    {
        Families = Names(_dimensions[dimension.Name]),
        FilterLevels = Names(_dimensionLevels[dimension.Name]),
        GroupBy = Names(_grouped[dimension.Name]),
        Permissions = Permissions(_dimensions[dimension.Name]),
    };

    private static ReadOnlyCollection<string> Names(IEnumerable<QueryFamily> families) => families.Select(f => f.Name).ToReadOnly();

    private static ReadOnlyCollection<string> Names(IEnumerable<(QueryFamily Family, FilterLevel Level)> levels) =>
        levels.Select(l => $"{l.Family.Name}/{l.Level.Name}").ToReadOnly();

    private static ReadOnlyCollection<string> Permissions(IEnumerable<QueryFamily> families) =>
        families.SelectMany(f => f.Permissions).Distinct().ToReadOnly();

    private static ILookup<string, QueryFamily> Index(
        IReadOnlyList<QueryFamily> families, Func<QueryFamily, IReadOnlyList<string>> names) =>
        families.SelectMany(f => names(f), (f, name) => (f, name)).ToLookup(x => x.name, x => x.f);

    private static ILookup<string, (QueryFamily Family, FilterLevel Level)> Levels(
        IReadOnlyList<QueryFamily> families, Func<FilterLevel, IReadOnlyList<string>> names) =>
        families.SelectMany(f => f.FilterLevels, (f, l) => (Family: f, Level: l))
            .SelectMany(x => names(x.Level), (x, name) => (x, name))
            .ToLookup(x => x.name, x => x.x);
}
