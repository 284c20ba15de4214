namespace GenesysReporting.Analytics.Reading;

/// <summary>What has to be known of a conversation to deliver it once, and only where it belongs.</summary>
internal interface IConversationRecord
{
    string? ConversationId { get; }

    DateTimeOffset? ConversationStart { get; }
}
