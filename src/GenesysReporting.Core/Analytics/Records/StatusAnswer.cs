using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysReporting.Analytics.Records;

/// <summary>The answer of either status query: agents, or the number of agents in each state.</summary>
internal sealed class StatusAnswer
{
    public AnalyticsAgentStatus?[]? Entities { get; set => field = WholeList.Join(field, value); }

    public AnalyticsAgentStatusCount?[]? SegmentCounts { get; set => field = WholeList.Join(field, value); }

    public AnalyticsAgentStatusCount?[]? PresenceCounts { get; set => field = WholeList.Join(field, value); }

    public AnalyticsAgentStatusCount?[]? RoutingStatusCounts { get; set => field = WholeList.Join(field, value); }

    public AnalyticsAgentStatusCount?[]? IsOutOfOfficeCounts { get; set => field = WholeList.Join(field, value); }

    public AnalyticsAgentStatusCount?[]? AdherenceStateCounts { get; set => field = WholeList.Join(field, value); }

    public AnalyticsAgentStatusCount?[]? ScheduledActivityCategoryCounts { get; set => field = WholeList.Join(field, value); }

    public AnalyticsAgentStatusCount?[]? ActualActivityCategoryCounts { get; set => field = WholeList.Join(field, value); }

    /// <summary>The members that this version does not know, among them newer groups of counts.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
