namespace GenesysReporting.Analytics.Records;

/// <summary>The answer of either status query: agents, or the number of agents in each state.</summary>
internal sealed class StatusAnswer
{
    public AnalyticsAgentStatus?[]? Entities { get; set; }

    public AnalyticsAgentStatusCount?[]? SegmentCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? PresenceCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? RoutingStatusCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? IsOutOfOfficeCounts { get; set; }
}
