using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

internal enum Ranking
{
    None,
    Top,
    Bottom,
}

/// <summary>A view: the values of a metric within a half-open range.</summary>
internal sealed record AggregateView(string Name, string Target, double? From, double? Below)
{
    public bool Contains(double value) => !(value < From) && !(value >= Below);
}

/// <summary>A validated aggregates query.</summary>
internal sealed record AggregateQuery
{
    public required Buckets Buckets { get; init; }

    public required IReadOnlyList<string> Metrics { get; init; }

    public IReadOnlyList<string> GroupBy { get; init; } = [];

    public Filter? Filter { get; init; }

    public IReadOnlyList<AggregateView> Views { get; init; } = [];

    /// <summary>True if several values of a dimension form one group, joined by commas; else each has a group.</summary>
    public bool Flatten { get; init; }

    public Ranking Ranking { get; init; }

    /// <summary>The metric and the function that groups are ranked by, if there is a ranking.</summary>
    public (string Metric, string Function) SortBy { get; init; }

    /// <summary>The number of groups that a ranking keeps.</summary>
    public int Limit { get; init; }

    /// <summary>The number of groups on a page of a job's results.</summary>
    public int PageSize { get; init; } = 100;

    public DateTimeOffset Start => Buckets.Start;

    public DateTimeOffset End => Buckets.End;

    /// <summary>True if any part of the answer needs the metric.</summary>
    public bool Uses(string metric) =>
        Metrics.Contains(metric) || SortBy.Metric == metric || Views.Any(view => view.Target == metric);
}
