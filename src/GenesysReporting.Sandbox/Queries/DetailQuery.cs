namespace GenesysReporting.Sandbox.Queries;

internal enum OrderBy
{
    ConversationStart,
    ConversationEnd,
    SegmentStart,
    SegmentEnd,
}

internal enum Order
{
    Ascending,
    Descending,
    Unordered,
}

/// <summary>A validated details query.</summary>
internal sealed record DetailQuery
{
    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public int PageSize { get; init; } = 25;

    public int PageNumber { get; init; } = 1;

    public Order Order { get; init; }

    public OrderBy OrderBy { get; init; }

    public IReadOnlyList<Filter> ConversationFilters { get; init; } = [];

    public IReadOnlyList<Filter> SegmentFilters { get; init; } = [];

    public IReadOnlyList<Filter> EvaluationFilters { get; init; } = [];

    public IReadOnlyList<Filter> SurveyFilters { get; init; } = [];

    public IReadOnlyList<Filter> ResolutionFilters { get; init; } = [];

    public bool HasFilter =>
        ConversationFilters.Count + SegmentFilters.Count + EvaluationFilters.Count + SurveyFilters.Count + ResolutionFilters.Count > 0;

    /// <summary>A text that is equal for queries that differ only in the page.</summary>
    public required string Key { get; init; }
}

/// <summary>A group of conditions: predicates, and one level of clauses.</summary>
internal sealed record Filter(bool IsAnd, IReadOnlyList<Predicate> Predicates, IReadOnlyList<Filter> Clauses)
{
    public bool Matches(Func<Predicate, bool> test) => IsAnd
        ? Predicates.All(test) && Clauses.All(clause => clause.Matches(test))
        : Predicates.Any(test) || Clauses.Any(clause => clause.Matches(test));
}

internal enum PredicateKind
{
    Dimension,
    Property,
    Metric,
}

internal sealed record Bounds(double? Above, double? From, double? Below, double? To)
{
    public bool Contains(double value) =>
        !(value <= Above) && !(value < From) && !(value >= Below) && !(value > To);
}

/// <summary>A condition. Without a value and bounds it tests if a value exists.</summary>
internal sealed record Predicate(PredicateKind Kind, string Name, string Operator, string? Value, Bounds? Bounds)
{
    /// <summary>True if the values that a record has under this name fulfil the condition.</summary>
    public bool Matches(IReadOnlyCollection<object> values) => Operator switch
    {
        "exists" => values.Count > 0,
        "notExists" => values.Count == 0,
        _ => values.Any(Matches),
    };

    private bool Matches(object value) =>
        Bounds is null ? Values.Text(value) == Value : Values.Number(value) is { } number && Bounds.Contains(number);
}
