namespace GenesysReporting.Analytics;

/// <summary>The subject of a predicate.</summary>
public enum FilterKind
{
    /// <summary>A dimension of the catalogue.</summary>
    Dimension,

    /// <summary>A metric of the catalogue.</summary>
    Metric,

    /// <summary>A property that the organisation adds to its conversations.</summary>
    Property,
}

/// <summary>The comparison of a predicate.</summary>
public enum FilterOperator
{
    /// <summary>The value is the given one, or lies in the given range.</summary>
    Matches,

    /// <summary>There is a value.</summary>
    Exists,

    /// <summary>There is no value.</summary>
    NotExists,
}

/// <summary>The types of properties. Their names are the platform's.</summary>
public enum FilterPropertyType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Real,

    /// <summary>A time in ISO 8601.</summary>
    Date,

    /// <summary>An id.</summary>
    Uuid,
}

/// <summary>A single condition. Its setters are internal, as PowerShell treats a public 'init' as a 'set'.</summary>
public sealed record FilterPredicate : QueryFilter
{
    internal FilterPredicate(FilterKind kind, string subject)
    {
        Kind = kind;
        Subject = subject;
    }

    /// <summary>The kind of its subject.</summary>
    public FilterKind Kind { get; }

    /// <summary>The name of the dimension, the metric or the property.</summary>
    public string Subject { get; }

    /// <summary>The type of a property; null for a dimension or a metric.</summary>
    public FilterPropertyType? PropertyType { get; internal init; }

    /// <summary>The comparison.</summary>
    public FilterOperator Operator { get; internal init; }

    /// <summary>The value as it is sent; null for a range or a test for existence.</summary>
    public string? Value { get; internal init; }

    /// <summary>The range; null for a value or a test for existence.</summary>
    public FilterRange? Range { get; internal init; }

    /// <summary>The level that was given, such as Segment; null leaves it to the catalogue.</summary>
    public string? Level { get; internal init; }

    /// <summary>True if the value is sent unchanged, even if it looks like a name that stands for an id.</summary>
    internal bool IsLiteral { get; init; }

    internal override IEnumerable<FilterPredicate> Predicates => [this];
}

/// <summary>A range of numbers, open where an end is null. Durations are milliseconds.</summary>
public sealed record FilterRange
{
    internal FilterRange(decimal? greaterThan, decimal? greaterOrEqual, decimal? lessThan, decimal? lessOrEqual)
    {
        GreaterThan = greaterThan;
        GreaterOrEqual = greaterOrEqual;
        LessThan = lessThan;
        LessOrEqual = lessOrEqual;
    }

    /// <summary>The exclusive lower end.</summary>
    public decimal? GreaterThan { get; }

    /// <summary>The inclusive lower end.</summary>
    public decimal? GreaterOrEqual { get; }

    /// <summary>The exclusive upper end.</summary>
    public decimal? LessThan { get; }

    /// <summary>The inclusive upper end.</summary>
    public decimal? LessOrEqual { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", Filters.FilterText.Bounds("value", this));
}
