using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics.Records;

/// <summary>The answer of either status query: agents, or the number of agents in each state.</summary>
internal sealed class StatusAnswer
{
    public AnalyticsAgentStatus?[]? Entities { get; set; }

    public AnalyticsAgentStatusCount?[]? SegmentCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? PresenceCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? RoutingStatusCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? IsOutOfOfficeCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? AdherenceStateCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? ScheduledActivityCategoryCounts { get; set; }

    public AnalyticsAgentStatusCount?[]? ActualActivityCategoryCounts { get; set; }

    /// <summary>The members that this version does not know, among them newer groups of counts.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
