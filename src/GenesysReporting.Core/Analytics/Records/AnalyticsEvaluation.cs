using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A quality evaluation of a conversation. Source: the contract's <c>AnalyticsEvaluation</c>; times are UTC.
/// </summary>
public sealed record AnalyticsEvaluation : PlatformRecord
{
    public string? EvaluationId { get; init; }
    public string? EvaluationStatus { get; init; }
    public bool? AssigneeApplicable { get; init; }
    public string? AssigneeId { get; init; }
    public string? CalibrationId { get; init; }
    public string? ContextId { get; init; }
    public bool? Deleted { get; init; }
    public string? EvaluatorId { get; init; }
    public DateTimeOffset? EventTime { get; init; }
    public string? FormId { get; init; }
    public string? FormName { get; init; }
    public string? QueueId { get; init; }
    public bool? Released { get; init; }
    public bool? Rescored { get; init; }
    public bool? SystemSubmitted { get; init; }
    public string? UserId { get; init; }
    public long? OTotalCriticalScore { get; init; }
    public long? OTotalScore { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{FormName} {EvaluationStatus}".Trim();
}
