namespace GenesysReporting.Analytics.Catalog;

/// <summary>The kind of an entry of the catalogue.</summary>
public enum CatalogEntryKind
{
    /// <summary>A query type, for <c>-Type</c>.</summary>
    Type,

    /// <summary>A metric, for <c>-Metric</c>.</summary>
    Metric,

    /// <summary>A dimension, for <c>-GroupBy</c> and filters.</summary>
    Dimension,
}

/// <summary>An entry that a search of the catalogue finds.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">The platform's name.</param>
/// <param name="Unit">The unit of a metric; null for other kinds.</param>
/// <param name="Meaning">The meaning, or the values; null where no source states it.</param>
/// <param name="OtherNames">The names that people and the platform's views have for it.</param>
/// <param name="Types">The query types that have it.</param>
public sealed record CatalogEntry(
    CatalogEntryKind Kind, string Name, MetricUnit? Unit, string? Meaning, IReadOnlyList<string> OtherNames, IReadOnlyList<string> Types)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
