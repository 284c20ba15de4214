namespace GenesysReporting.Sandbox.Queries;

/// <summary>A record with dimensions, which filters and groups read.</summary>
internal interface IDimensions
{
    /// <summary>Returns the values of a dimension; empty if the record has none.</summary>
    IReadOnlyList<object> Values(string dimension);
}

internal static class DimensionsExtensions
{
    /// <summary>True if the record matches the filter, or if there is no filter.</summary>
    public static bool Matches(this IDimensions dimensions, Filter? filter) =>
        filter is null || filter.Matches(predicate => predicate.Matches(dimensions.Values(predicate.Name)));
}
