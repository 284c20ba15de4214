namespace GenesysReporting.Sandbox.Queries;

/// <summary>What filters and groups may be about.</summary>
internal interface IDimensions
{
    /// <summary>The values under a dimension's name; none where it has none.</summary>
    IReadOnlyList<object> Values(string dimension);
}

internal static class DimensionsExtensions
{
    /// <summary>Whether something fits a filter; all does where there is none.</summary>
    public static bool Matches(this IDimensions dimensions, Filter? filter) =>
        filter is null || filter.Matches(predicate => predicate.Matches(dimensions.Values(predicate.Name)));
}
