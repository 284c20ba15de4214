using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Finds names in the catalogue, whatever their case, and the levels that take them.</summary>
internal static class FilterNames
{
    /// <summary>Returns the dimension as the platform writes it.</summary>
    public static string Dimension(string given, bool skipValidation)
    {
        bool isGroupOnly = AnalyticsCatalog.Dimensions.Any(d => Same(d.Name, given) && d.FilterLevels.Count == 0);
        return Find(
            given,
            AnalyticsCatalog.Dimensions.Where(d => d.FilterLevels.Count > 0).Select(d => d.Name),
            skipValidation,
            known => isGroupOnly
                ? FilterErrors.DimensionNotFilterable(given)
                : CatalogErrors.UnknownDimension(given, known, string.Empty));
    }

    /// <summary>Returns the metric as the platform writes it. Only details can be filtered by metrics.</summary>
    public static string Metric(string given, bool skipValidation)
    {
        string[] known = [.. AnalyticsCatalog.Metrics.Where(m => m.FilterLevels.Count > 0).Select(m => m.Name)];
        bool isResultOnly = AnalyticsCatalog.Metrics.Any(m => Same(m.Name, given) && m.FilterLevels.Count == 0);
        return Find(given, known, skipValidation, names => isResultOnly
            ? FilterErrors.MetricNotFilterable(given)
            : CatalogErrors.UnknownMetric(given, names, string.Empty));
    }

    /// <summary>Returns the level of the input as the catalogue writes it; null if none was given.</summary>
    public static string? Level(FilterInput input, FilterPredicate subject)
    {
        if (input.Level is not { } given)
        {
            return null;
        }

        string[] all = [.. AnalyticsCatalog.Families.SelectMany(f => f.FilterLevels).Select(l => l.Name).Distinct()];
        string name = all.FirstOrDefault(l => Same(l, given)) ?? throw FilterErrors.UnknownLevel(given, all);
        string[] places = Places(subject);
        return input.SkipValidation || places.Contains(name)
            ? name
            : throw FilterErrors.LevelNotOf(subject, name, places);
    }

    /// <summary>True if the level takes this predicate.</summary>
    public static bool Takes(FilterLevel level, FilterPredicate predicate) => predicate.Kind switch
    {
        FilterKind.Dimension => level.Dimensions.Contains(predicate.Subject),
        FilterKind.Metric => level.Metrics.Contains(predicate.Subject),
        _ => level.TakesProperties,
    };

    /// <summary>Returns the names of the levels, over all families, that take this predicate.</summary>
    public static string[] Places(FilterPredicate predicate) =>
        [.. AnalyticsCatalog.Families.SelectMany(f => f.FilterLevels).Where(l => Takes(l, predicate)).Select(l => l.Name).Distinct()];

    private static string Find(
        string given, IEnumerable<string> names, bool skipValidation, Func<string[], Exception> unknown)
    {
        string[] known = [.. names];
        return known.FirstOrDefault(n => Same(n, given)) ?? (skipValidation ? given : throw unknown(known));
    }

    private static bool Same(string known, string given) => string.Equals(known, GivenText.Bare(given), StringComparison.OrdinalIgnoreCase);
}
