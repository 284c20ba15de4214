using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The run of an Architect flow. Source: the contract's <c>AnalyticsFlow</c>.
/// </summary>
public sealed record AnalyticsFlow : PlatformRecord
{
    public string? FlowId { get; init; }
    public string? FlowName { get; init; }
    public string? FlowType { get; init; }
    public string? FlowVersion { get; init; }
    public string? EntryType { get; init; }
    public string? EndingLanguage { get; init; }
    public string? EntryReason { get; init; }
    public string? ExitReason { get; init; }
    public bool? IssuedCallback { get; init; }
    public string? RecognitionFailureReason { get; init; }
    public string? StartingLanguage { get; init; }
    public string? TransferTargetAddress { get; init; }
    public string? TransferTargetName { get; init; }
    public string? TransferType { get; init; }
    public IReadOnlyList<AnalyticsFlowOutcome> Outcomes { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{FlowType} {FlowName}".Trim();
}
