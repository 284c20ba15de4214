using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>The catalogue as it was read. The families of each metric and dimension are found at the first use.</summary>
internal sealed class CatalogContent
{
    private readonly Lazy<CatalogIndex> _index;
    private readonly Lazy<IReadOnlyList<CatalogMetric>> _metrics;
    private readonly Lazy<IReadOnlyList<CatalogDimension>> _dimensions;

    public CatalogContent(
        string contractVersion,
        IReadOnlyList<QueryFamily> families,
        IReadOnlyList<CatalogMetric> metrics,
        IReadOnlyList<CatalogDimension> dimensions)
    {
        ContractVersion = contractVersion;
        Families = families;
        _index = new(() => new CatalogIndex(families));
        _metrics = new(() => metrics.Select(_index.Value.Link).ToReadOnly());
        _dimensions = new(() => dimensions.Select(_index.Value.Link).ToReadOnly());
    }

    public string ContractVersion { get; }

    public IReadOnlyList<QueryFamily> Families { get; }

    public IReadOnlyList<CatalogMetric> Metrics => _metrics.Value;

    public IReadOnlyList<CatalogDimension> Dimensions => _dimensions.Value;
}
