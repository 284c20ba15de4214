using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>
/// The queries that the platform's analytics offers: families, their metrics and dimensions. <c>tools/CatalogGenerator</c>
/// writes it from the platform's own description. It is read from the assembly at the first use, without the network.
/// </summary>
public static class AnalyticsCatalog
{
    private static readonly Lazy<CatalogContent> Content = new(CatalogReader.Read);

    /// <summary>The version of the platform's description that the catalogue was built from.</summary>
    public static string ContractVersion => Content.Value.ContractVersion;

    /// <summary>The families in order of name.</summary>
    public static IReadOnlyList<QueryFamily> Families => Content.Value.Families;

    /// <summary>The metrics in order of name, each once.</summary>
    public static IReadOnlyList<CatalogMetric> Metrics => Content.Value.Metrics;

    /// <summary>The dimensions in order of name, each once.</summary>
    public static IReadOnlyList<CatalogDimension> Dimensions => Content.Value.Dimensions;

    /// <summary>Returns the family of this name, whatever its case; null if there is none.</summary>
    public static QueryFamily? FindFamily(string name) =>
        Families.FirstOrDefault(f => string.Equals(f.Name, GivenText.Bare(name), StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the family whose query or jobs this path starts; null if there is none.</summary>
    public static QueryFamily? FindByPath(string path) =>
        // Other paths need not load the catalogue.
        path.StartsWith("/api/v2/analytics/", StringComparison.Ordinal)
            ? Families.FirstOrDefault(f => f.QueryPath == path || f.JobPath == path)
            : null;
}
