using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Completion;

/// <summary>The tips of completions that offer names of the catalogue.</summary>
internal static class CatalogTips
{
    private const int ShownValues = 6;

    /// <summary>Returns the meaning of a query type's records, and its permissions.</summary>
    public static string Of(QueryFamily family) =>
        $"{family.Meaning} Permission: {string.Join(" or ", family.Permissions)}.";

    /// <summary>Returns the type and the first values of a dimension, its other names, and the number of its query types.</summary>
    public static string Of(CatalogDimension dimension)
    {
        string values = dimension.Values.Count == 0
            ? Values(dimension.Type)
            : string.Join(", ", dimension.Values.Take(ShownValues)) + (dimension.Values.Count > ShownValues ? " and others" : string.Empty);
        string words = dimension.Words.Count == 0 ? string.Empty : $" Commonly called: {string.Join(", ", dimension.Words)}.";
        return $"{values}.{words} In {Types(dimension.Families)}.";
    }

    /// <summary>Returns the query types that have a level of filters.</summary>
    public static string OfLevel(string level) =>
        $"A level of {Types([.. AnalyticsCatalog.Families.Where(f => f.FilterLevels.Any(l => l.Name == level)).Select(f => f.Name)])}.";

    /// <summary>Returns the query types that need a permission.</summary>
    public static string OfPermission(string permission) =>
        AnalyticsCatalog.Families.Where(f => f.Permissions.Contains(permission)).Select(f => f.Name).ToList() is { Count: > 0 } types
            ? $"For {Types(types)}."
            : "Not needed by any query type.";

    private static string Values(DimensionType type) => type switch
    {
        DimensionType.WholeNumber => "A whole number",
        DimensionType.Number => "A number",
        DimensionType.Boolean => "true or false",
        DimensionType.DateTime => "A time in ISO 8601",
        _ => "Text",
    };

    private static string Types(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "no query type",
        <= 3 => string.Join(", ", names),
        _ => $"{names.Count} query types",
    };
}
