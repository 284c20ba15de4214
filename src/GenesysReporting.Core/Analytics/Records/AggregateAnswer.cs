namespace GenesysReporting.Analytics.Records;

/// <summary>The answer of an aggregates query, or a page of a job's results.</summary>
internal sealed class AggregateAnswer
{
    public AggregateItem?[]? Results { get; set => field = WholeList.Join(field, value); }

    public Dictionary<string, string[]?>? SystemToOrganizationMappings { get; set; }

    public string? Cursor { get; set; }
}

internal sealed class AggregateItem : GroupItem<AggregateBucket>;

internal sealed class AggregateBucket : WirePart
{
    public string? Interval { get; set; }

    public IReadOnlyList<AnalyticsAggregateMetric>? Metrics { get; set; }

    public IReadOnlyList<AnalyticsAggregateView>? Views { get; set; }
}
