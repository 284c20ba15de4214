namespace GenesysReporting.Rows.Conversations;

/// <summary>A segment with the members that have columns.</summary>
internal sealed class SegmentPart
{
    public string? Type;

    public DateTimeOffset? Start;

    public DateTimeOffset? End;

    public string? QueueId;

    public string? WrapUpCode;

    public string? WrapUpNote;

    public string[]? WrapUpTags;

    public string[]? SkillIds;

    public string[]? SipResponseCodes;

    public string? LanguageId;

    public string? GroupId;

    public string? Subject;

    public string? DisconnectType;

    public string? ErrorCode;

    public bool? Conference;

    public string? DestinationConversationId;

    public string? SourceConversationId;
}
