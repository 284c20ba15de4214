using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

internal enum Ranking
{
    None,
    Top,
    Bottom,
}

/// <summary>A count of a metric's values within a range: from and including the first, below the second.</summary>
internal sealed record AggregateView(string Name, string Target, double? From, double? Below)
{
    public bool Contains(double value) => !(value < From) && !(value >= Below);
}

/// <summary>An aggregates query that was found to be right.</summary>
internal sealed record AggregateQuery
{
    public required Buckets Buckets { get; init; }

    public required IReadOnlyList<string> Metrics { get; init; }

    public IReadOnlyList<string> GroupBy { get; init; } = [];

    public Filter? Filter { get; init; }

    public IReadOnlyList<AggregateView> Views { get; init; } = [];

    /// <summary>Whether several values of a dimension make one group, joined by commas, or a group each.</summary>
    public bool Flatten { get; init; }

    public Ranking Ranking { get; init; }

    /// <summary>What groups are ranked by, where they are.</summary>
    public (string Metric, string Function) SortBy { get; init; }

    /// <summary>How many groups a ranking keeps.</summary>
    public int Limit { get; init; }

    /// <summary>Groups on a page of a job's results.</summary>
    public int PageSize { get; init; } = 100;

    public DateTimeOffset Start => Buckets.Start;

    public DateTimeOffset End => Buckets.End;

    /// <summary>Whether anything of the answer is made of a metric.</summary>
    public bool Uses(string metric) =>
        Metrics.Contains(metric) || SortBy.Metric == metric || Views.Any(view => view.Target == metric);
}
