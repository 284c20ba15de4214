using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// One medium of one participant. Source: the contract's <c>AnalyticsSession</c>.
/// </summary>
public sealed record AnalyticsSession : PlatformRecord
{
    public string? SessionId { get; init; }
    public string? MediaType { get; init; }
    public string? Direction { get; init; }
    public string? Ani { get; init; }
    public string? Dnis { get; init; }
    public string? DeliveryStatus { get; init; }
    public string? EngagementSource { get; init; }
    public string? RoutingRuleType { get; init; }
    public string? UsedRouting { get; init; }
    public IReadOnlyList<string> ActiveSkillIds { get; init => field = value.WithoutNulls(); } = [];
    public bool? AcwSkipped { get; init; }
    public string? AddressFrom { get; init; }
    public string? AddressOther { get; init; }
    public string? AddressSelf { get; init; }
    public string? AddressTo { get; init; }
    public string? AgentAssistantId { get; init; }
    public int? AgentBullseyeRing { get; init; }
    public bool? AgentOwned { get; init; }
    public string? AssignerId { get; init; }
    public bool? Authenticated { get; init; }
    public string? BargedParticipantId { get; init; }
    public IReadOnlyList<string> Bcc { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<string> CallbackNumbers { get; init => field = value.WithoutNulls(); } = [];
    public DateTimeOffset? CallbackScheduledTime { get; init; }
    public string? CallbackUserName { get; init; }
    public IReadOnlyList<string> Cc { get; init => field = value.WithoutNulls(); } = [];
    public bool? Cleared { get; init; }
    public string? CoachedParticipantId { get; init; }
    public string? CobrowseRole { get; init; }
    public string? CobrowseRoomId { get; init; }
    public bool? DeliveryPushed { get; init; }
    public DateTimeOffset? DeliveryStatusChangeDate { get; init; }
    public IReadOnlyList<string> DestinationAddresses { get; init => field = value.WithoutNulls(); } = [];
    public DateTimeOffset? DetectedSpeechEnd { get; init; }
    public DateTimeOffset? DetectedSpeechStart { get; init; }
    public string? DispositionAnalyzer { get; init; }
    public string? DispositionName { get; init; }
    public string? EdgeId { get; init; }
    public IReadOnlyList<int> EligibleAgentCounts { get; init => field = value.WithoutNulls(); } = [];
    public string? ErrorCodeDescription { get; init; }
    public string? ExtendedDeliveryStatus { get; init; }
    public string? FlowInType { get; init; }
    public string? FlowOutType { get; init; }
    public string? JourneyActionId { get; init; }
    public string? JourneyActionMapId { get; init; }
    public int? JourneyActionMapVersion { get; init; }
    public string? JourneyCustomerId { get; init; }
    public string? JourneyCustomerIdType { get; init; }
    public string? JourneyCustomerSessionId { get; init; }
    public string? JourneyCustomerSessionIdType { get; init; }
    public string? MediaBridgeId { get; init; }
    public int? MediaCount { get; init; }
    public string? MessageType { get; init; }
    public string? MonitoredParticipantId { get; init; }
    public string? OutboundCampaignId { get; init; }
    public string? OutboundContactId { get; init; }
    public string? OutboundContactListId { get; init; }
    public string? PeerId { get; init; }
    public string? ProtocolCallId { get; init; }
    public string? Provider { get; init; }
    public bool? Recording { get; init; }
    public string? Remote { get; init; }
    public string? RemoteNameDisplayable { get; init; }
    public IReadOnlyList<string> RemovedSkillIds { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<string> RequestedRoutings { get; init => field = value.WithoutNulls(); } = [];
    public string? RoomId { get; init; }
    public int? RoutingRing { get; init; }
    public string? RoutingRule { get; init; }
    public string? ScreenMonitoredUserId { get; init; }
    public string? ScreenShareAddressSelf { get; init; }
    public string? ScreenShareRoomId { get; init; }
    public string? ScriptId { get; init; }
    public string? SelectedAgentId { get; init; }
    public int? SelectedAgentRank { get; init; }
    public string? SessionDnis { get; init; }
    public bool? SharingScreen { get; init; }
    public string? SkillExpressionId { get; init; }
    public bool? SkipEnabled { get; init; }
    public bool? SnippetRecording { get; init; }
    public int? TimeoutSeconds { get; init; }
    public string? VideoAddressSelf { get; init; }
    public string? VideoRoomId { get; init; }
    public IReadOnlyList<int> WaitingInteractionCounts { get; init => field = value.WithoutNulls(); } = [];

    public IReadOnlyList<AnalyticsAgentGroup> AgentGroups { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<AnalyticsProposedAgent> ProposedAgents { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<AnalyticsMediaEndpointStat> MediaEndpointStats { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The flow that ran in it; null if none did.</summary>
    public AnalyticsFlow? Flow { get; init; }

    public IReadOnlyList<AnalyticsSegment> Segments { get; init => field = value.WithoutNulls(); } = [];

    public IReadOnlyList<AnalyticsMetric> Metrics { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{MediaType} {Direction}".TrimEnd();
}
