namespace GenesysReporting.Analytics;

/// <summary>What a predicate is about.</summary>
public enum FilterKind
{
    /// <summary>A dimension of the catalogue.</summary>
    Dimension,

    /// <summary>A metric of the catalogue.</summary>
    Metric,

    /// <summary>A property that the organisation itself has put on its conversations.</summary>
    Property,
}

/// <summary>How a predicate compares.</summary>
public enum FilterOperator
{
    /// <summary>The value is this one, or lies in this range.</summary>
    Matches,

    /// <summary>There is a value.</summary>
    Exists,

    /// <summary>There is no value.</summary>
    NotExists,
}

/// <summary>The types that the platform knows of properties; their names are the platform's.</summary>
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

/// <summary>A single condition. Its setters are internal, as PowerShell takes a public 'init' for a 'set'.</summary>
public sealed record FilterPredicate : QueryFilter
{
    internal FilterPredicate(FilterKind kind, string subject)
    {
        Kind = kind;
        Subject = subject;
    }

    /// <summary>What it is about.</summary>
    public FilterKind Kind { get; }

    /// <summary>The name of the dimension, the metric or the property.</summary>
    public string Subject { get; }

    /// <summary>The type of a property; null for anything else.</summary>
    public FilterPropertyType? PropertyType { get; internal init; }

    /// <summary>How it compares.</summary>
    public FilterOperator Operator { get; internal init; }

    /// <summary>The value as it is sent; null where there is a range, or where only existence is asked for.</summary>
    public string? Value { get; internal init; }

    /// <summary>The range; null where there is a value, or where only existence is asked for.</summary>
    public FilterRange? Range { get; internal init; }

    /// <summary>The level that was named, such as Segment; null leaves it to the catalogue.</summary>
    public string? Level { get; internal init; }

    /// <summary>Whether the value is to be sent as it is, also where it looks like a name that stands for an id.</summary>
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

    /// <summary>Values above this.</summary>
    public decimal? GreaterThan { get; }

    /// <summary>Values from this on.</summary>
    public decimal? GreaterOrEqual { get; }

    /// <summary>Values below this.</summary>
    public decimal? LessThan { get; }

    /// <summary>Values up to this.</summary>
    public decimal? LessOrEqual { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", Filters.FilterText.Bounds("value", this));
}
