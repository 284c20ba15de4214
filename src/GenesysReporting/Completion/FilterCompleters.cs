using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Names;

namespace GenesysReporting.Completion;

/// <summary>Completes dimensions that some query can be filtered by.</summary>
public sealed class FilterDimensionCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() => AnalyticsCatalog.Dimensions
        .Where(d => d.FilterLevels.Count > 0)
        .Select(d => (d.Name, CatalogTips.Of(d)));
}

/// <summary>Completes metrics that some query can be filtered by.</summary>
public sealed class FilterMetricCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() => AnalyticsCatalog.Metrics
        .Where(m => m.FilterLevels.Count > 0)
        .Select(m => (m.Name, CatalogWords.Tip(m)));
}

/// <summary>Completes levels: those of the dimension or metric on the line, else all.</summary>
public sealed class FilterLevelCompleter : BoundCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices(BoundArguments bound) =>
        Names(bound).Select(n => (n, CatalogTips.OfLevel(n)));

    private static IEnumerable<string> Names(BoundArguments bound) =>
        Subject(bound) is { } subject && FilterNames.Places(subject) is { Length: > 0 } places
            ? places
            : AnalyticsCatalog.Families.SelectMany(f => f.FilterLevels).Select(l => l.Name).Distinct();

    private static FilterPredicate? Subject(BoundArguments bound) =>
        bound.Text("Dimension") is { } dimension
            ? new FilterPredicate(FilterKind.Dimension, FilterNames.Dimension(dimension, skipValidation: true))
        : bound.Text("Metric") is { } metric
            ? new FilterPredicate(FilterKind.Metric, FilterNames.Metric(metric, skipValidation: true))
        : null;
}

/// <summary>
/// Completes values of the dimension on the line: those that the platform lists, and the names of queues, users and so on
/// that the session has cached.
/// </summary>
public sealed class FilterValueCompleter : BoundCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices(BoundArguments bound)
    {
        string? name = bound.Text("Dimension");
        CatalogDimension? dimension = AnalyticsCatalog.Dimensions
            .FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));
        return dimension switch
        {
            null => [],
            { Type: DimensionType.Boolean } => [("true", $"{dimension.Name} is true"), ("false", $"{dimension.Name} is false")],
            { Values.Count: > 0 } => dimension.Values.Select(v => (v, $"{dimension.Name} is {v}")),
            _ when NameDirectory.ForDimension(dimension.Name) is { } kind => bound.Names(kind),
            _ => [],
        };
    }
}
