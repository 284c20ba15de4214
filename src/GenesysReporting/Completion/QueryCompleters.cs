using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Completion;

/// <summary>Completes metrics: those of the type on the line, else all.</summary>
public sealed class QueryMetricCompleter : BoundCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices(BoundArguments bound)
    {
        IReadOnlyList<string>? own = bound.Family?.Metrics;
        return AnalyticsCatalog.Metrics
            .Where(m => own?.Contains(m.Name) ?? m.Families.Count > 0)
            .Select(m => (m.Name, CatalogWords.Tip(m)));
    }
}

/// <summary>Completes dimensions to group by: those of the type on the line, else all.</summary>
public sealed class QueryGroupCompleter : BoundCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices(BoundArguments bound)
    {
        IReadOnlyList<string>? own = bound.Family?.GroupBy;
        return AnalyticsCatalog.Dimensions
            .Where(d => own?.Contains(d.Name) ?? d.GroupBy.Count > 0)
            .Select(d => (d.Name, CatalogTips.Of(d)));
    }
}

/// <summary>Completes directions: those of the type on the line, else all.</summary>
public sealed class QueryOrderCompleter : BoundCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices(BoundArguments bound) =>
        Orderings.Of(bound).SelectMany(o => o.Directions).Distinct().Select(d => (d, Tip(d)));

    private static string Tip(string direction) => direction switch
    {
        "asc" => "Ascending: the earliest first",
        "desc" => "Descending: the latest first",
        _ => "In the platform's own order",
    };
}

/// <summary>Completes the values of -OrderBy: those of the type on the line, else all.</summary>
public sealed class QueryOrderByCompleter : BoundCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices(BoundArguments bound) =>
        Orderings.Of(bound).SelectMany(o => o.By).Distinct().Select(b => (b, $"Orders the results by {b}"));
}

/// <summary>Finds the orderings of the type on the line.</summary>
internal static class Orderings
{
    /// <summary>Returns the orderings that -Order and -OrderBy set.</summary>
    public static IEnumerable<QueryOrdering> Of(BoundArguments bound) =>
        (bound.Family is { } family ? [family] : AnalyticsCatalog.Families)
            .SelectMany(f => f.Orderings)
            .Where(o => o.Member == "order");
}

/// <summary>Completes the usual granularities.</summary>
public sealed class GranularityCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
    [
        ("PT15M", "15 minutes"),
        ("PT30M", "30 minutes"),
        ("PT1H", "an hour"),
        ("P1D", "a day"),
        ("P1W", "a week"),
        ("P1M", "a month"),
    ];
}
