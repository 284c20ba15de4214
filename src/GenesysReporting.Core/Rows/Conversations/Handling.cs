using GenesysReporting.Analytics;

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
    public DateTimeOffset Until { get; private init; }

    /// <summary>When the agent joined.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>
    /// The agent who was with the customer last; of two who left together, who joined later. Whoever a phone only rang
    /// for, and whoever only listened, handled nothing, unless they gave a code. Null where nobody did.
    /// </summary>
    public static Handling? LastOf(AnalyticsConversation conversation)
    {
        Handling? last = null;
        foreach (AnalyticsParticipant participant in conversation.Participants)
        {
            if (Of(participant) is { } next && (last is null || (next.Until, next.From).CompareTo((last.Until, last.From)) >= 0))
            {
                last = next;
            }
        }

        return last;
    }

    /// <summary>What a participant did; null where it is no agent, or one who handled nothing.</summary>
    public static Handling? Of(AnalyticsParticipant participant)
    {
        if (participant.UserId is not { } userId || PartDigest.IsCustomer(participant))
        {
            return null;
        }

        var walk = new Walk();
        foreach (AnalyticsSession session in participant.Sessions)
        {
            walk.Enter();
            foreach (AnalyticsSegment segment in session.Segments)
            {
                walk.Take(segment);
            }
        }

        return walk.Until is { } until
            ? new Handling(userId, walk.QueueId, walk.WrapUpCode) { Until = until, From = walk.From }
            : null;
    }

    private struct Walk
    {
        private string? _queueInSession;
        private string? _lastQueue;
        private string? _queueOfCode;
        private DateTimeOffset? _codeAt;
        private DateTimeOffset? _until;

        public DateTimeOffset From { get; private set; }

        /// <summary>A code alone tells of an attempt that reached nobody, which ended as the wrap-up began.</summary>
        public readonly DateTimeOffset? Until => _until ?? _codeAt;

        public string? WrapUpCode { get; private set; }

        public readonly string? QueueId => (WrapUpCode is null ? null : _queueOfCode) ?? _lastQueue;

        public void Enter() => _queueInSession = null;

        public void Take(AnalyticsSegment segment)
        {
            _queueInSession = segment.QueueId ?? _queueInSession;
            _lastQueue = _queueInSession ?? _lastQueue;
            if (segment.WrapUpCode is { } code)
            {
                (WrapUpCode, _queueOfCode) = (code, _queueInSession);
                _codeAt = segment.SegmentStart ?? DateTimeOffset.MinValue;
            }

            if (segment.SegmentType is "interact" or "hold" or "callback" or "parked")
            {
                DateTimeOffset end = segment.SegmentEnd ?? DateTimeOffset.MaxValue;
                From = _until is null || segment.SegmentStart < From ? segment.SegmentStart ?? From : From;
                _until = _until > end ? _until : end;
            }
        }
    }
}
