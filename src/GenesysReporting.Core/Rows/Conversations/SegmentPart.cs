namespace GenesysReporting.Rows.Conversations;

/// <summary>A segment with the members that have columns.</summary>
internal sealed class SegmentPart
{
    public string? Type { get; set; }

    public DateTimeOffset? Start { get; set; }

    public DateTimeOffset? End { get; set; }

    public string? QueueId { get; set; }

    public string? WrapUpCode { get; set; }

    public string? WrapUpNote { get; set; }

    public IReadOnlyList<string> WrapUpTags { get; set; } = [];

    public IReadOnlyList<string> SkillIds { get; set; } = [];

    public IReadOnlyList<string> SipResponseCodes { get; set; } = [];

    public string? LanguageId { get; set; }

    public string? GroupId { get; set; }

    public string? Subject { get; set; }

    public string? DisconnectType { get; set; }

    public string? ErrorCode { get; set; }

    public bool? Conference { get; set; }

    public string? DestinationConversationId { get; set; }

    public string? SourceConversationId { get; set; }
}
