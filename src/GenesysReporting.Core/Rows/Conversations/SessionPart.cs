namespace GenesysReporting.Rows.Conversations;

/// <summary>A session with the members that have columns.</summary>
internal sealed class SessionPart
{
    public string? SessionId { get; set; }

    public string? MediaType { get; set; }

    public string? Direction { get; set; }

    public string? Ani { get; set; }

    public string? Dnis { get; set; }

    public string? SessionDnis { get; set; }

    public string? AddressFrom { get; set; }

    public string? AddressTo { get; set; }

    public string? UsedRouting { get; set; }

    public string? MessageType { get; set; }

    public string? Provider { get; set; }

    public string? OutboundCampaignId { get; set; }

    public string? OutboundContactId { get; set; }

    public string? OutboundContactListId { get; set; }

    public string? DispositionName { get; set; }

    public DateTimeOffset? CallbackScheduledTime { get; set; }

    public bool? Recording { get; set; }

    public FlowPart? Flow { get; set; }

    public IReadOnlyList<SegmentPart> Segments { get; set; } = [];

    public IReadOnlyList<MetricPart> Metrics { get; set; } = [];
}

/// <summary>The flow of a session with the members that have columns.</summary>
internal sealed class FlowPart
{
    public string? FlowId { get; set; }

    public string? FlowType { get; set; }

    public string? ExitReason { get; set; }
}

/// <summary>A metric of a session.</summary>
internal sealed class MetricPart
{
    public string? Name { get; set; }

    public long? Value { get; set; }
}
