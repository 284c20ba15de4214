namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// The work of one agent in a conversation: the queue it was for and its wrap-up code. All three are of one participant, so
/// no agent is shown with another's code.
/// </summary>
/// <param name="UserId">The agent.</param>
/// <param name="QueueId">The queue of the wrap-up code, or the last queue that the agent served; null for a direct call.</param>
/// <param name="WrapUpCode">The last code that the agent gave; null if the agent gave none, even if other agents did.</param>
internal sealed record AgentHandling(string UserId, string? QueueId, string? WrapUpCode)
{
    /// <summary>The time at which the agent was last with the customer; the maximum if the agent still is.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The time at which the agent joined.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Returns the agent who was with the customer last; of two who left together, the one who joined later.</summary>
    public static AgentHandling? Latest(AgentHandling? last, AgentHandling? next) =>
        next is null || (last is not null && (next.Until, next.From).CompareTo((last.Until, last.From)) < 0) ? last : next;
}
