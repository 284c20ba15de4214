namespace GenesysReporting.Sandbox.Queries;

/// <summary>What filters and groups may be about.</summary>
internal interface IDimensions
{
    /// <summary>The values under a dimension's name; none where it has none.</summary>
    IReadOnlyList<object> Values(string dimension);
}

internal static class Dimensional
{
    /// <summary>Whether something fits a filter; all does where there is none.</summary>
    public static bool Fits(this IDimensions dimensions, Filter? filter) =>
        filter is null || filter.Holds(predicate => predicate.Accepts(dimensions.Values(predicate.Name)));
}
