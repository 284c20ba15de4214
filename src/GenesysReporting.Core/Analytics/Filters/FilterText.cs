using System.Globalization;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Writes filters as readable text.</summary>
internal static class FilterText
{
    public static string Of(QueryFilter filter) => filter switch
    {
        FilterPredicate predicate => OfPredicate(predicate),
        FilterGroup group => OfGroup(group),
        _ => string.Empty,
    };

    /// <summary>Returns the bounds of a range, each with the name of its subject.</summary>
    public static IEnumerable<string> Bounds(string name, FilterRange range) =>
        new[] { (">", range.GreaterThan), (">=", range.GreaterOrEqual), ("<", range.LessThan), ("<=", range.LessOrEqual) }
            .Where(b => b.Item2 is not null)
            .Select(b => string.Create(CultureInfo.InvariantCulture, $"{name} {b.Item1} {b.Item2}"));

    private static string OfPredicate(FilterPredicate predicate) => predicate.Operator switch
    {
        FilterOperator.Exists => $"{Name(predicate)} exists",
        FilterOperator.NotExists => $"{Name(predicate)} does not exist",
        _ when predicate.Range is { } range => string.Join(" and ", Bounds(Name(predicate), range)),
        _ => $"{Name(predicate)} = {predicate.Value}",
    };

    private static string Name(FilterPredicate predicate)
    {
        string name = predicate.Kind == FilterKind.Property ? $"property {predicate.Subject}" : predicate.Subject;
        return predicate.Level is { } level ? $"{level}/{name}" : name;
    }

    private static string OfGroup(FilterGroup group)
    {
        if (SameName(group) is { } name)
        {
            return $"{name} = {string.Join(" or ", group.Parts.Cast<FilterPredicate>().Select(p => p.Value))}";
        }

        string word = group.Combination == FilterCombination.All ? " and " : " or ";
        return string.Join(word, group.Parts.Select(p => p is FilterGroup ? $"({Of(p)})" : Of(p)));
    }

    /// <summary>Returns the name if all parts are values of one dimension; else null.</summary>
    private static string? SameName(FilterGroup group)
    {
        string[] names = [.. group.Parts
            .Select(p => p is FilterPredicate { Value: not null } predicate ? Name(predicate) : string.Empty)
            .Distinct()];
        return group.Combination == FilterCombination.Any && names is [{ Length: > 0 } name] ? name : null;
    }
}
