using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// What a part of a conversation comes to when it is one row: a session, a participant with all of its sessions, or the
/// whole conversation. Collected in one walk.
/// </summary>
internal sealed class PartDigest(SessionMetrics metrics, AnalyticsConversation conversation)
{
    private readonly long?[] _metrics = metrics.NewTally();
    private TextSet _mediaTypes;
    private TextSet _directions;
    private TextSet _queueIds;
    private TextSet _userIds;
    private TextSet _wrapUpCodes;
    private TextSet _wrapUpNotes;
    private TextSet _skillIds;
    private TextSet _teamIds;
    private TextSet _flowIds;
    private TextSet _subjects;
    private bool _isOpen;
    private DateTimeOffset? _end;

    public AnalyticsConversation Conversation => conversation;

    public AnalyticsParticipant? Participant { get; private set; }

    /// <summary>The one whose numbers and addresses are shown: the customer's first, or the first of all.</summary>
    public AnalyticsSession? Outer { get; private set; }

    public string? MediaTypes => _mediaTypes.Text;

    public string? Directions => _directions.Text;

    public string? QueueIds => _queueIds.Text;

    public string? UserIds => _userIds.Text;

    public string? WrapUpCodes => _wrapUpCodes.Text;

    public string? WrapUpNotes => _wrapUpNotes.Text;

    public string? SkillIds => _skillIds.Text;

    public string? TeamIds => _teamIds.Text;

    public string? FlowIds => _flowIds.Text;

    public string? Subjects => _subjects.Text;

    /// <summary>How the last of its segments that says so ended.</summary>
    public string? DisconnectType { get; private set; }

    public string? ErrorCode { get; private set; }

    /// <summary>When the first of its segments began.</summary>
    public DateTimeOffset? Start { get; private set; }

    /// <summary>When the last of its segments ended; null while one lasts.</summary>
    public DateTimeOffset? End => _isOpen ? null : _end;

    public Handling? Last => field ??= Handling.LastOf(conversation);

    public long? Metric(int slot) => SessionMetrics.Read(_metrics, slot);

    public static PartDigest Of(SessionMetrics metrics, AnalyticsConversation conversation)
    {
        var digest = new PartDigest(metrics, conversation);
        AnalyticsParticipant? outer = null;
        foreach (AnalyticsParticipant participant in conversation.Participants)
        {
            digest.Add(participant);
            bool isBetter = outer is null ? participant.Sessions.Count > 0 : IsCustomer(participant) && !IsCustomer(outer);
            if (isBetter && participant.Sessions.Count > 0)
            {
                outer = participant;
            }
        }

        digest.Outer = outer?.Sessions[0];
        return digest;
    }

    public static PartDigest Of(SessionMetrics metrics, AnalyticsConversation conversation, AnalyticsParticipant participant)
    {
        var digest = new PartDigest(metrics, conversation) { Participant = participant };
        digest.Add(participant);
        return digest;
    }

    public static PartDigest Of(
        SessionMetrics metrics, AnalyticsConversation conversation, AnalyticsParticipant participant, AnalyticsSession session)
    {
        var digest = new PartDigest(metrics, conversation) { Participant = participant };
        digest.AddWho(participant);
        digest.Add(session);
        return digest;
    }

    public static bool IsCustomer(AnalyticsParticipant participant) => participant.Purpose is "customer" or "external";

    private void Add(AnalyticsParticipant participant)
    {
        AddWho(participant);
        for (int i = 0; i < participant.Sessions.Count; i++)
        {
            Add(participant.Sessions[i]);
        }
    }

    private void AddWho(AnalyticsParticipant participant)
    {
        _userIds.Add(participant.UserId);
        _teamIds.Add(participant.TeamId);
    }

    private void Add(AnalyticsSession session)
    {
        Outer ??= session;
        _mediaTypes.Add(session.MediaType);
        _directions.Add(session.Direction);
        _flowIds.Add(session.Flow?.FlowId);
        for (int i = 0; i < session.Segments.Count; i++)
        {
            Add(session.Segments[i]);
        }

        for (int i = 0; i < session.Metrics.Count; i++)
        {
            metrics.Add(_metrics, session.Metrics[i]);
        }
    }

    private void Add(AnalyticsSegment segment)
    {
        _queueIds.Add(segment.QueueId);
        _wrapUpCodes.Add(segment.WrapUpCode);
        _wrapUpNotes.Add(segment.WrapUpNote);
        _subjects.Add(segment.Subject);
        _skillIds.AddAll(segment.RequestedRoutingSkillIds);
        DisconnectType = segment.DisconnectType ?? DisconnectType;
        ErrorCode = segment.ErrorCode ?? ErrorCode;
        Start = segment.SegmentStart < (Start ?? DateTimeOffset.MaxValue) ? segment.SegmentStart : Start;
        _end = segment.SegmentEnd > (_end ?? DateTimeOffset.MinValue) ? segment.SegmentEnd : _end;
        _isOpen |= segment is { SegmentStart: not null, SegmentEnd: null };
    }
}
