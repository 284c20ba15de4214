namespace GenesysReporting.Analytics.Catalog;

/// <summary>
/// What the platform's analytics can be asked: families of queries, their metrics and dimensions. Made from the platform's
/// own description by <c>tools/CatalogGenerator</c>; read from the assembly at the first use, and asks no network.
/// </summary>
public static class AnalyticsCatalog
{
    private static readonly Lazy<CatalogContent> Content = new(CatalogReader.Read);

    /// <summary>The version of the platform's description that this is made from.</summary>
    public static string ContractVersion => Content.Value.ContractVersion;

    /// <summary>In order of name.</summary>
    public static IReadOnlyList<QueryFamily> Families => Content.Value.Families;

    /// <summary>Each metric once, in order of name.</summary>
    public static IReadOnlyList<CatalogMetric> Metrics => Content.Value.Metrics;

    /// <summary>Each dimension once, in order of name.</summary>
    public static IReadOnlyList<CatalogDimension> Dimensions => Content.Value.Dimensions;

    /// <summary>The family of this name in any case; null when there is none.</summary>
    public static QueryFamily? FindFamily(string name) =>
        Families.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The family whose query or jobs this path starts; null when there is none.</summary>
    public static QueryFamily? FindByPath(string path) =>
        // Other paths need not wait until the catalogue is read.
        path.StartsWith("/api/v2/analytics/", StringComparison.Ordinal)
            ? Families.FirstOrDefault(f => f.QueryPath == path || f.JobPath == path)
            : null;
}
