namespace GenesysReporting.Analytics.Catalog;

/// <summary>The catalogue as it was read.</summary>
internal sealed record CatalogContent(
    string ContractVersion,
    IReadOnlyList<QueryFamily> Families,
    IReadOnlyList<CatalogMetric> Metrics,
    IReadOnlyList<CatalogDimension> Dimensions);
