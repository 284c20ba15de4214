namespace GenesysReporting.Analytics.Filters;

/// <summary>A user's input for one condition, before it is checked.</summary>
internal sealed record FilterInput
{
    public string? Dimension { get; init; }

    public string? Metric { get; init; }

    public string? Property { get; init; }

    public FilterPropertyType? PropertyType { get; init; }

    public FilterOperator? Operator { get; init; }

    /// <summary>The values, any one of which may match; null if none were given.</summary>
    public IReadOnlyList<object?>? Values { get; init; }

    public object? GreaterThan { get; init; }

    public object? GreaterOrEqual { get; init; }

    public object? LessThan { get; init; }

    public object? LessOrEqual { get; init; }

    public string? Level { get; init; }

    /// <summary>True if names and values that the catalogue does not have are accepted.</summary>
    public bool SkipValidation { get; init; }

    public bool HasRange => GreaterThan is not null || GreaterOrEqual is not null || LessThan is not null || LessOrEqual is not null;
}
