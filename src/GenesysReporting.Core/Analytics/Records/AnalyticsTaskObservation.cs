using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// The present value of a metric of work items, for one group. Source: the contract's <c>TaskManagementObservationResult</c>.
/// </summary>
public sealed record AnalyticsTaskObservation : AnalyticsGroupedRecord
{
    /// <summary>The metric's name.</summary>
    public string? Metric { get; init; }

    /// <summary>The value that the metric is restricted to.</summary>
    public string? Qualifier { get; init; }

    /// <summary>A count and a maximum.</summary>
    public AnalyticsStatistics Stats { get; init => field = value ?? AnalyticsStatistics.None; } = AnalyticsStatistics.None;

    /// <summary>The name of the group's <c>typeId</c>, where the platform sent it.</summary>
    public string? TypeName => NameOf("typeId", TypeDetails);

    /// <summary>The name of the group's <c>assigneeId</c>, where the platform sent it.</summary>
    public string? AssigneeName => NameOf("assigneeId", AssigneeDetails);

    /// <summary>Work types by id and name; all records of an answer share them.</summary>
    public IReadOnlyList<AnalyticsReference> TypeDetails { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>Assignees by id and name; all records of an answer share them.</summary>
    public IReadOnlyList<AnalyticsReference> AssigneeDetails { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The numbers as one line.</summary>
    public string StatsText => Stats.ToString();

    /// <inheritdoc/>
    public override string ToString() => (Qualifier is null ? $"{Metric} {Stats}" : $"{Metric}[{Qualifier}] {Stats}").Trim();

    private string? NameOf(string dimension, IReadOnlyList<AnalyticsReference> details) =>
        Group.TryGetValue(dimension, out string? id) ? details.FirstOrDefault(d => d.Id == id)?.Name : null;
}
