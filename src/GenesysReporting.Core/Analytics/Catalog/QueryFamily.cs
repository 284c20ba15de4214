namespace GenesysReporting.Analytics.Catalog;

/// <summary>A kind of analytics query: its endpoints and the platform's rules for it.</summary>
/// <param name="Name">The name for <c>-Type</c>, such as ConversationDetails.</param>
/// <param name="Kind">The kind of its results.</param>
/// <param name="QueryPath">The path of its query, which the platform answers at once.</param>
/// <param name="Permissions">The permissions; any one of them is enough.</param>
public sealed record QueryFamily(string Name, FamilyKind Kind, string QueryPath, IReadOnlyList<string> Permissions)
{
    /// <summary>The largest page that careful clients request; the platform states none.</summary>
    private const int UsualPageSize = 100;

    /// <summary>The meaning of one of its records.</summary>
    public string Meaning => Kind switch
    {
        FamilyKind.Aggregates => "One record per group and time bucket, with statistics of metrics.",
        FamilyKind.Details => $"One record per {Name.Replace("Details", string.Empty, StringComparison.Ordinal).ToLowerInvariant()}.",
        FamilyKind.Status => "One record per agent or count, with the current status.",
        _ => "One record per group and metric, with the current value.",
    };

    /// <summary>The path that starts a job; null where it has no jobs.</summary>
    public string? JobPath { get; init; }

    /// <summary>The path that returns how far the data of jobs reaches; null where there is none.</summary>
    public string? AvailabilityPath { get; init; }

    /// <summary>True if the platform calls the query a preview, which may still change.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The way in which its query is paged. The results of jobs are always read by cursor.</summary>
    public PagingStyle Paging { get; init; }

    /// <summary>The limits that are known.</summary>
    public FamilyLimits Limits { get; init; } = new();

    /// <summary>
    /// The values of the address parameter <c>groupBy</c>, separated by commas: all that are known, and fewer for a platform that
    /// refuses some of them. Empty where there is no such parameter. The platform does not document the values: these follow the
    /// members of the answer.
    /// </summary>
    public IReadOnlyList<string> AddressGroups { get; init; } = [];

    /// <summary>The members that the body must have.</summary>
    public IReadOnlyList<string> RequiredMembers { get; init; } = [];

    /// <summary>The members that the body of the query may have.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The members that the body of a job may have; empty where it has no jobs.</summary>
    public IReadOnlyList<string> JobMembers { get; init; } = [];

    /// <summary>The ways in which its results can be ordered.</summary>
    public IReadOnlyList<QueryOrdering> Orderings { get; init; } = [];

    /// <summary>The values of <c>queryType</c>; empty where there is no such member.</summary>
    public IReadOnlyList<string> QueryTypeNames { get; init; } = [];

    /// <summary>The values of <c>alternateTimeDimension</c>.</summary>
    public IReadOnlyList<string> TimeDimensions { get; init; } = [];

    /// <summary>The names of the metrics that can be requested; empty for details.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The member that holds the metric's name, where a query has objects for metrics; null where it has names.</summary>
    public string? MetricMember { get; init; }

    /// <summary>The qualifiers that a requested metric may have.</summary>
    public IReadOnlyList<string> MetricQualifiers { get; init; } = [];

    /// <summary>The metrics whose single observations can be requested.</summary>
    public IReadOnlyList<string> DetailMetrics { get; init; } = [];

    /// <summary>The metrics by which the first or last groups can be selected.</summary>
    public IReadOnlyList<string> SortMetrics { get; init; } = [];

    /// <summary>The dimensions that its results can be grouped by.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>The places that take filters, and what they can filter by.</summary>
    public IReadOnlyList<FilterLevel> FilterLevels { get; init; } = [];

    /// <summary>The level of a name that exists on this and other levels; null where there is no such level.</summary>
    public string? DefaultLevel { get; init; }

    /// <summary>The dimensions that it can be filtered or grouped by, each once, in order of name.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>The size of its pages.</summary>
    internal int PageSize => Limits.PageSize ?? UsualPageSize;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
