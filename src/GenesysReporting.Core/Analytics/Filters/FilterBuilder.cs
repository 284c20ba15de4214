namespace GenesysReporting.Analytics.Filters;

/// <summary>Builds filters from a user's input and checks them against the catalogue. Needs no network.</summary>
internal static class FilterBuilder
{
    // A filter of a body has predicates, and clauses with predicates, and no further level.
    private const int MaxDepth = 2;

    /// <summary>Returns a predicate, or for several values a group of predicates of which any one must hold.</summary>
    public static QueryFilter Make(FilterInput input)
    {
        FilterPredicate subject = Subject(input);
        FilterOperator comparison = input.Operator ?? FilterOperator.Matches;
        subject = subject with { Operator = comparison, Level = FilterNames.Level(input, subject), IsLiteral = input.SkipValidation };
        if (comparison != FilterOperator.Matches)
        {
            return input.Values is null && !input.HasRange ? subject : throw FilterErrors.ExistenceTakesNoValue(comparison);
        }

        if (input.Values is null)
        {
            return input.HasRange ? subject with { Range = Range(input, subject) } : throw FilterErrors.ValueMissing(subject);
        }

        return input.HasRange ? throw FilterErrors.ValueAndRange(subject) : Values(input.Values, subject, input.SkipValidation);
    }

    /// <summary>Returns a filter of which all parts, or any one, must hold; throws if it nests deeper than the platform's bodies.</summary>
    public static QueryFilter Combine(FilterCombination combination, IReadOnlyList<QueryFilter?> parts)
    {
        if (parts.Count == 0 || parts.Any(p => p is null))
        {
            throw FilterErrors.FilterMissing();
        }

        QueryFilter[] flat = [.. parts.SelectMany(p => Flatten(combination, p!))];
        QueryFilter made = flat.Length == 1 ? flat[0] : new FilterGroup(combination, flat);
        return Depth(made) <= MaxDepth ? made : throw FilterErrors.FilterTooDeep(made);
    }

    /// <summary>Returns 0 for a predicate, 1 for a group of predicates, and so on.</summary>
    private static int Depth(QueryFilter filter) => filter is FilterGroup group ? 1 + group.Parts.Max(Depth) : 0;

    /// <summary>Returns the parts of a group of the same kind, which adds nothing to the outer group; else the part itself.</summary>
    private static IEnumerable<QueryFilter> Flatten(FilterCombination combination, QueryFilter part) =>
        part is FilterGroup group && group.Combination == combination ? group.Parts : [part];

    private static FilterPredicate Subject(FilterInput input) =>
        input.Dimension is { } dimension
            ? new FilterPredicate(FilterKind.Dimension, FilterNames.Dimension(dimension, input.SkipValidation))
        : input.Metric is { } metric
            ? new FilterPredicate(FilterKind.Metric, FilterNames.Metric(metric, input.SkipValidation))
        : new FilterPredicate(FilterKind.Property, input.Property!)
        {
            PropertyType = input.PropertyType ?? FilterPropertyType.String,
        };

    private static FilterRange Range(FilterInput input, FilterPredicate subject)
    {
        var range = new FilterRange(
            Number(input.GreaterThan), Number(input.GreaterOrEqual), Number(input.LessThan), Number(input.LessOrEqual));
        if (range is { GreaterThan: not null, GreaterOrEqual: not null } or { LessThan: not null, LessOrEqual: not null })
        {
            throw FilterErrors.RangeEndTwice(subject);
        }

        decimal? lower = range.GreaterThan ?? range.GreaterOrEqual;
        decimal? upper = range.LessThan ?? range.LessOrEqual;
        bool includesBoth = range is { GreaterOrEqual: not null, LessOrEqual: not null };
        return lower > upper || (lower == upper && !includesBoth) ? throw FilterErrors.RangeEmpty(subject, range) : range;

        decimal? Number(object? given) => given is null ? null : FilterValues.Number(given, subject);
    }

    private static QueryFilter Values(IReadOnlyList<object?> given, FilterPredicate subject, bool skipValidation)
    {
        if (given.Count == 0)
        {
            throw FilterErrors.ValueEmpty(subject);
        }

        FilterPredicate[] made = [.. given
            .Select(v => FilterValues.Text(v, subject, skipValidation))
            .Distinct(StringComparer.Ordinal)
            .Select(v => subject with { Value = v })];
        return made.Length == 1 ? made[0] : new FilterGroup(FilterCombination.Any, made);
    }
}
