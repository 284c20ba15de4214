using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Details;

/// <summary>A question for conversations in all detail.</summary>
/// <param name="Interval">Conversations that started in it are delivered.</param>
public sealed record ConversationDetailsQuery(QueryInterval Interval)
{
    /// <summary>Stop after this many conversations; null for all.</summary>
    public long? First { get; init; }
}
