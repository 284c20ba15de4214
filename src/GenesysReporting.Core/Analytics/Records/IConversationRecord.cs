namespace GenesysReporting.Analytics.Records;

/// <summary>The members by which a conversation is delivered once, and only in its interval.</summary>
internal interface IConversationRecord
{
    string? ConversationId { get; }

    DateTimeOffset? ConversationStart { get; }
}
