using GenesysReporting.Analytics;

namespace GenesysReporting.Rows;

/// <summary>What a conversation's participants, sessions and segments come to when it is one row; collected in one walk.</summary>
public sealed class ConversationDigest
{
    private readonly Dictionary<string, long> _metrics = new(StringComparer.Ordinal);
    private readonly List<string?> _mediaTypes = [];
    private readonly List<string?> _queueIds = [];
    private readonly List<string?> _userIds = [];
    private readonly List<string?> _wrapUpCodes = [];
    private AnalyticsSession? _outer;
    private bool _outerIsCustomer;

    /// <summary>Collects a conversation.</summary>
    public ConversationDigest(AnalyticsConversation conversation)
    {
        Conversation = conversation;
        foreach (AnalyticsParticipant participant in conversation.Participants)
        {
            _userIds.Add(participant.UserId);
            foreach (AnalyticsSession session in participant.Sessions)
            {
                Collect(participant, session);
            }
        }
    }

    internal AnalyticsConversation Conversation { get; }

    internal string? MediaTypes => Cells.List(_mediaTypes);

    internal string? QueueIds => Cells.List(_queueIds);

    internal string? UserIds => Cells.List(_userIds);

    internal string? WrapUpCodes => Cells.List(_wrapUpCodes);

    internal string? Ani => _outer?.Ani;

    internal string? Dnis => _outer?.Dnis;

    internal string? CustomerName => Conversation.Participants.FirstOrDefault(IsCustomer)?.ParticipantName;

    /// <summary>How the customer's last segment ended.</summary>
    internal string? DisconnectType => _outer?.Segments.LastOrDefault(s => s.DisconnectType is not null)?.DisconnectType;

    /// <summary>The sum of a metric over all sessions; null where no session has it, which is not the same as zero.</summary>
    internal long? Metric(string name) => _metrics.TryGetValue(name, out long value) ? value : null;

    private static bool IsCustomer(AnalyticsParticipant participant) => participant.Purpose is "customer" or "external";

    private void Collect(AnalyticsParticipant participant, AnalyticsSession session)
    {
        // The numbers are best read where the customer is; a conversation without a customer shows its first session's.
        bool isCustomer = IsCustomer(participant);
        if (_outer is null || (isCustomer && !_outerIsCustomer))
        {
            (_outer, _outerIsCustomer) = (session, isCustomer);
        }

        _mediaTypes.Add(session.MediaType);
        foreach (AnalyticsSegment segment in session.Segments)
        {
            _queueIds.Add(segment.QueueId);
            _wrapUpCodes.Add(segment.WrapUpCode);
        }

        foreach (AnalyticsMetric metric in session.Metrics)
        {
            if (metric is { Name: { } name, Value: { } value })
            {
                _metrics[name] = _metrics.GetValueOrDefault(name) + value;
            }
        }
    }
}
