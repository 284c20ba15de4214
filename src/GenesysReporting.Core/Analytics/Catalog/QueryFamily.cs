namespace GenesysReporting.Analytics.Catalog;

/// <summary>One kind of analytics question: its endpoints and the platform's rules for it.</summary>
/// <param name="Name">What <c>-Type</c> calls it, such as ConversationDetails.</param>
/// <param name="Kind">What comes back.</param>
/// <param name="QueryPath">The path of its query, which is answered at once.</param>
/// <param name="Permissions">The permissions of which it needs any one.</param>
public sealed record QueryFamily(string Name, FamilyKind Kind, string QueryPath, IReadOnlyList<string> Permissions)
{
    /// <summary>The path that starts a job of it; null where it has none.</summary>
    public string? JobPath { get; init; }

    /// <summary>The path that says how far the data of jobs reaches; null where nothing does.</summary>
    public string? AvailabilityPath { get; init; }

    /// <summary>Whether the platform calls the query a preview, which may still change.</summary>
    public bool IsPreview { get; init; }

    /// <summary>How its query is paged. The results of jobs are always read by cursor.</summary>
    public PagingStyle Paging { get; init; }

    /// <summary>The limits that are known.</summary>
    public FamilyLimits Limits { get; init; } = new();

    /// <summary>Members that the body must have.</summary>
    public IReadOnlyList<string> RequiredMembers { get; init; } = [];

    /// <summary>Members that the body of the query may have.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Members that the body of a job may have; empty where it has none.</summary>
    public IReadOnlyList<string> JobMembers { get; init; } = [];

    /// <summary>How its results can be ordered.</summary>
    public IReadOnlyList<QueryOrdering> Orderings { get; init; } = [];

    /// <summary>Values of <c>queryType</c>; empty where there is no such member.</summary>
    public IReadOnlyList<string> QueryTypeNames { get; init; } = [];

    /// <summary>Values of <c>alternateTimeDimension</c>.</summary>
    public IReadOnlyList<string> TimeDimensions { get; init; } = [];

    /// <summary>Names of the metrics that can be asked for; none for details.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The member that names the metric, where a query asks for metrics by objects; null where names alone are given.</summary>
    public string? MetricMember { get; init; }

    /// <summary>What a metric may be qualified by when it is asked for.</summary>
    public IReadOnlyList<string> MetricQualifiers { get; init; } = [];

    /// <summary>Metrics whose single observations can be asked for.</summary>
    public IReadOnlyList<string> DetailMetrics { get; init; } = [];

    /// <summary>Metrics by which the first and last groups can be chosen.</summary>
    public IReadOnlyList<string> SortMetrics { get; init; } = [];

    /// <summary>Dimensions that its results can be grouped by.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>Where filters may stand, and what they may be about.</summary>
    public IReadOnlyList<FilterLevel> FilterLevels { get; init; } = [];

    /// <summary>The level that is meant where a name exists on several and it is one of them; null where there is none.</summary>
    public string? DefaultLevel { get; init; }

    /// <summary>Every dimension that it can be filtered or grouped by, once, in order of name.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
