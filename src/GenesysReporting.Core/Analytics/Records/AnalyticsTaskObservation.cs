using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// The present value of a metric of work items, for one group. Source: the contract's <c>TaskManagementObservationResult</c>.
/// </summary>
public sealed record AnalyticsTaskObservation : AnalyticsGroupedRecord
{
    /// <summary>The metric's name.</summary>
    public string? Metric { get; init; }

    /// <summary>The restriction of the metric.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The statistics: a count and a maximum.</summary>
    public AnalyticsStatistics Stats { get; init => field = value ?? AnalyticsStatistics.None; } = AnalyticsStatistics.None;

    /// <summary>The name of the group's <c>typeId</c>, if the platform sent it.</summary>
    public string? TypeName => NameOf("typeId", TypeDetails);

    /// <summary>The name of the group's <c>assigneeId</c>, if the platform sent it.</summary>
    public string? AssigneeName => NameOf("assigneeId", AssigneeDetails);

    /// <summary>Work types by id and name; all records of an answer share them.</summary>
    public IReadOnlyList<AnalyticsReference> TypeDetails { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>Assignees by id and name; all records of an answer share them.</summary>
    public IReadOnlyList<AnalyticsReference> AssigneeDetails { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The statistics in one line.</summary>
    public string StatsText => Stats.ToString();

    /// <inheritdoc/>
    public override string ToString() => (Qualifier is null ? $"{Metric} {Stats}" : $"{Metric}[{Qualifier}] {Stats}").Trim();

    private string? NameOf(string dimension, IReadOnlyList<AnalyticsReference> details) =>
        Group.TryGetValue(dimension, out string? id) ? details.FirstOrDefault(d => d.Id == id)?.Name : null;
}
