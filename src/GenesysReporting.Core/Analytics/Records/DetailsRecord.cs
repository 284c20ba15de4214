namespace GenesysReporting.Analytics.Records;

/// <summary>A kind of record of a details answer.</summary>
/// <param name="Type">The record's type, which decides what a value must be.</param>
/// <param name="Noun">The word for such a record.</param>
/// <param name="Id">The member that has its id.</param>
internal sealed record DetailsRecord(Type Type, string Noun, string Id)
{
    public static DetailsRecord Conversation { get; } = new(typeof(AnalyticsConversation), "conversation", "conversationId");

    public static DetailsRecord User { get; } = new(typeof(AnalyticsUserDetail), "user", "userId");
}
