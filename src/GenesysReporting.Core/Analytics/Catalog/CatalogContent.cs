namespace GenesysReporting.Analytics.Catalog;

/// <summary>The catalogue as it was read. Where a metric or a dimension is allowed is looked up at the first question.</summary>
internal sealed class CatalogContent
{
    private readonly Lazy<CatalogIndex> _index;
    private readonly Lazy<IReadOnlyList<CatalogMetric>> _metrics;
    private readonly Lazy<IReadOnlyList<CatalogDimension>> _dimensions;

    public CatalogContent(CatalogFile file, IReadOnlyList<QueryFamily> families)
    {
        ContractVersion = file.Contract;
        Families = families;
        _index = new(() => new CatalogIndex(families));
        _metrics = new(() => file.Metrics.Select(m => _index.Value.Link(new CatalogMetric(m.Name, m.Unit, m.Stats.Frozen(), m.Meaning))).Frozen());
        _dimensions = new(() => file.Dimensions.Select(d => _index.Value.Link(new CatalogDimension(d.Name, d.Type, d.Values.Frozen()))).Frozen());
    }

    public string ContractVersion { get; }

    public IReadOnlyList<QueryFamily> Families { get; }

    public IReadOnlyList<CatalogMetric> Metrics => _metrics.Value;

    public IReadOnlyList<CatalogDimension> Dimensions => _dimensions.Value;
}
