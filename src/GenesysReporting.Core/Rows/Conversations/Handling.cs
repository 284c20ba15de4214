namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// What one agent did in a conversation: which queue it was for, and which wrap-up code came of it. The three are always
/// those of one participant, so that no agent is shown with another's code.
/// </summary>
/// <param name="UserId">The agent.</param>
/// <param name="QueueId">The queue of the wrap-up code, or the last that the agent served; null for a direct call.</param>
/// <param name="WrapUpCode">The last code that the agent gave; null where they gave none, whatever others gave.</param>
internal sealed record Handling(string UserId, string? QueueId, string? WrapUpCode)
{
    /// <summary>When the agent was last with the customer; the end of time while they still are.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>When the agent joined.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Of two the agent who was with the customer last; of two who left together, who joined later.</summary>
    public static Handling? Later(Handling? last, Handling? next) =>
        next is null || (last is not null && (next.Until, next.From).CompareTo((last.Until, last.From)) < 0) ? last : next;
}
