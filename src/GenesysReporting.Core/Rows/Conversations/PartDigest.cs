using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// What a part of a conversation comes to when it is one row: a session, a participant with all of its sessions, or the
/// whole conversation. Collected in one walk, either over records or while the platform's answer is read: sessions and
/// participants are entered, what is in them is added, and they are told of when they are left.
/// </summary>
internal sealed class PartDigest(SessionMetrics metrics)
{
    private static readonly AnalyticsConversation Unknown = new();

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
    private HandlingWalk _handling;
    private SessionFacts? _firstOfParticipant;
    private string? _firstDisconnect;
    private string? _disconnectInSession;
    private bool _isOuterCustomer;
    private bool _hasCustomer;
    private bool _isOpen;
    private DateTimeOffset? _end;

    /// <summary>The conversation that it is of, or part of; of its participants nothing is read.</summary>
    public AnalyticsConversation Conversation { get; set; } = Unknown;

    /// <summary>The participant that it is of, or part of; null for a whole conversation. Of its sessions nothing is read.</summary>
    public AnalyticsParticipant? Participant { get; private init; }

    /// <summary>The session that it is of; null for more than one.</summary>
    public AnalyticsSession? Session { get; private init; }

    /// <summary>The one whose numbers and addresses are shown: the customer's first, or the first of all.</summary>
    public SessionFacts? Outer { get; private set; }

    /// <summary>How the last of that session's segments that says so ended.</summary>
    public string? OuterDisconnectType { get; private set; }

    /// <summary>What the first of the customers is called.</summary>
    public string? CustomerName { get; private set; }

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

    /// <summary>What the agent did who was with the customer last; null where nobody was.</summary>
    public Handling? Last { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long? Metric(int slot) => SessionMetrics.Read(_metrics, slot);

    /// <summary>Whether it was made with these metrics.</summary>
    public bool IsOf(SessionMetrics others) => ReferenceEquals(metrics, others);

    /// <summary>The same for a conversation: one that is complete is not changed, as several may look at it.</summary>
    public PartDigest For(AnalyticsConversation conversation)
    {
        var copy = (PartDigest)MemberwiseClone();
        copy.Conversation = conversation;
        return copy;
    }

    public static PartDigest Of(SessionMetrics metrics, AnalyticsConversation conversation)
    {
        if (conversation.Unread is { } unread)
        {
            return UnreadRows.Digest(unread, metrics).For(conversation);
        }

        var digest = new PartDigest(metrics) { Conversation = conversation };
        for (int i = 0; i < conversation.Participants.Count; i++)
        {
            digest.Add(conversation.Participants[i]);
        }

        return digest;
    }

    public static PartDigest Of(SessionMetrics metrics, AnalyticsConversation conversation, AnalyticsParticipant participant)
    {
        var digest = new PartDigest(metrics) { Conversation = conversation, Participant = participant };
        digest.Add(participant);
        return digest;
    }

    public static PartDigest Of(
        SessionMetrics metrics, AnalyticsConversation conversation, AnalyticsParticipant participant, AnalyticsSession session)
    {
        var digest = new PartDigest(metrics) { Conversation = conversation, Participant = participant, Session = session };
        digest.EnterParticipant();
        digest.Add(session);
        digest.Leave(new ParticipantFacts(participant));
        return digest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void EnterParticipant()
    {
        _handling = default;
        (_firstOfParticipant, _firstDisconnect) = (null, null);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterSession()
    {
        _handling.EnterSession();
        _disconnectInSession = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in SegmentFacts segment)
    {
        _queueIds.Add(segment.QueueId);
        _wrapUpCodes.Add(segment.WrapUpCode);
        _wrapUpNotes.Add(segment.WrapUpNote);
        _subjects.Add(segment.Subject);
        _skillIds.AddAll(segment.SkillIds);
        _disconnectInSession = segment.DisconnectType ?? _disconnectInSession;
        DisconnectType = segment.DisconnectType ?? DisconnectType;
        ErrorCode = segment.ErrorCode ?? ErrorCode;
        Start = segment.Start < (Start ?? DateTimeOffset.MaxValue) ? segment.Start : Start;
        _end = segment.End > (_end ?? DateTimeOffset.MinValue) ? segment.End : _end;
        _isOpen |= segment is { Start: not null, End: null };
        _handling.Add(segment);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddMetric(string? name, long? value) => metrics.Add(_metrics, name, value);

    /// <summary>The session that was entered has been added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Leave(in SessionFacts session)
    {
        _mediaTypes.Add(session.MediaType);
        _directions.Add(session.Direction);
        _flowIds.Add(session.FlowId);
        if (_firstOfParticipant is null)
        {
            (_firstOfParticipant, _firstDisconnect) = (session, _disconnectInSession);
        }
    }

    /// <summary>The participant that was entered has been added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Leave(in ParticipantFacts participant)
    {
        _userIds.Add(participant.UserId);
        _teamIds.Add(participant.TeamId);
        bool isCustomer = participant.IsCustomer;
        if (_firstOfParticipant is not null && (Outer is null || (isCustomer && !_isOuterCustomer)))
        {
            (Outer, OuterDisconnectType, _isOuterCustomer) = (_firstOfParticipant, _firstDisconnect, isCustomer);
        }

        if (!isCustomer)
        {
            Last = Handling.Later(Last, _handling.Told(participant.UserId));
        }
        else if (!_hasCustomer)
        {
            (CustomerName, _hasCustomer) = (participant.Name, true);
        }
    }

    private void Add(AnalyticsParticipant participant)
    {
        EnterParticipant();
        for (int i = 0; i < participant.Sessions.Count; i++)
        {
            Add(participant.Sessions[i]);
        }

        Leave(new ParticipantFacts(participant));
    }

    private void Add(AnalyticsSession session)
    {
        EnterSession();
        for (int i = 0; i < session.Segments.Count; i++)
        {
            Add(new SegmentFacts(session.Segments[i]));
        }

        for (int i = 0; i < session.Metrics.Count; i++)
        {
            AddMetric(session.Metrics[i].Name, session.Metrics[i].Value);
        }

        Leave(new SessionFacts(session));
    }
}
