namespace GenesysReporting.Rows.Conversations;

/// <summary>A session with the members that have columns.</summary>
internal sealed class SessionPart
{
    public string? SessionId;

    public string? MediaType;

    public string? Direction;

    public string? Ani;

    public string? Dnis;

    public string? SessionDnis;

    public string? AddressFrom;

    public string? AddressTo;

    public string? UsedRouting;

    public string? MessageType;

    public string? Provider;

    public string? OutboundCampaignId;

    public string? OutboundContactId;

    public string? OutboundContactListId;

    public string? DispositionName;

    public DateTimeOffset? CallbackScheduledTime;

    public bool? Recording;

    public FlowPart? Flow;

    public SegmentPart[] Segments = [];

    public MetricPart[] Metrics = [];
}

/// <summary>A metric of a session: the most numerous part, and therefore a value.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Value">Its value: milliseconds or a count.</param>
/// <param name="Emitted">The time at which it was measured; null where only sums are needed.</param>
internal readonly record struct MetricPart(string? Name, long? Value, DateTimeOffset? Emitted);

/// <summary>The flow of a session with the members that have columns.</summary>
internal sealed class FlowPart
{
    public string? FlowId;

    public string? FlowType;

    public string? ExitReason;
}
