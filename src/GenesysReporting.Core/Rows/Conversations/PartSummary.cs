using System.Runtime.CompilerServices;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The values of one row: of a session, of a participant with all of its sessions, or of a whole conversation.</summary>
internal sealed class PartSummary
{
    private readonly SessionMetrics _metrics;
    private readonly long?[] _tally;
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
    private bool _isOuterCustomer;
    private bool _hasCustomer;
    private bool _isOpen;
    private DateTimeOffset? _end;

    private PartSummary(ConversationPart conversation, SessionMetrics metrics)
    {
        Conversation = conversation;
        _metrics = metrics;
        _tally = metrics.NewTally();
    }

    /// <summary>The conversation that the row is about, or part of.</summary>
    public ConversationPart Conversation { get; }

    /// <summary>The participant that the row is about, or part of; null for a whole conversation.</summary>
    public ParticipantPart? Participant { get; private init; }

    /// <summary>The session that the row is about; null for more than one.</summary>
    public SessionPart? Session { get; private init; }

    /// <summary>The session whose numbers and addresses are shown: the customer's first, or the first of all.</summary>
    public SessionPart? Outer { get; private set; }

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

    /// <summary>The disconnect type of the last segment that has one.</summary>
    public string? DisconnectType { get; private set; }

    /// <summary>The disconnect type of the last segment of <see cref="Outer"/> that has one.</summary>
    public string? OuterDisconnectType =>
        Outer is null ? null : Array.FindLast(Outer.Segments, s => s.DisconnectType is not null)?.DisconnectType;

    public string? ErrorCode { get; private set; }

    /// <summary>The start of the first segment.</summary>
    public DateTimeOffset? Start { get; private set; }

    /// <summary>The end of the last segment; null while a segment is open.</summary>
    public DateTimeOffset? End => _isOpen ? null : _end;

    /// <summary>The work of the agent who was with the customer last; null if no agent was.</summary>
    public AgentHandling? Last { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long? Metric(int slot) => SessionMetrics.Read(_tally, slot);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PartSummary Of(ConversationPart conversation, SessionMetrics metrics)
    {
        var summary = new PartSummary(conversation, metrics);
        foreach (ParticipantPart participant in conversation.Participants)
        {
            summary.Add(participant, participant.Sessions);
        }

        return summary;
    }

    public static PartSummary Of(ConversationPart conversation, ParticipantPart participant, SessionMetrics metrics)
    {
        var summary = new PartSummary(conversation, metrics) { Participant = participant };
        summary.Add(participant, participant.Sessions);
        return summary;
    }

    public static PartSummary Of(
        ConversationPart conversation, ParticipantPart participant, SessionPart session, SessionMetrics metrics)
    {
        var summary = new PartSummary(conversation, metrics) { Participant = participant, Session = session };
        summary.Add(participant, [session]);
        return summary;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ParticipantPart participant, SessionPart[] sessions)
    {
        var handling = default(AgentHandlingBuilder);
        foreach (SessionPart session in sessions)
        {
            handling.BeginSession();
            Add(session, ref handling);
        }

        _userIds.Add(participant.UserId);
        _teamIds.Add(participant.TeamId);
        bool isCustomer = participant.IsCustomer;
        if (sessions.Length > 0 && (Outer is null || (isCustomer && !_isOuterCustomer)))
        {
            (Outer, _isOuterCustomer) = (sessions[0], isCustomer);
        }

        if (!isCustomer)
        {
            Last = AgentHandling.Latest(Last, handling.Build(participant.UserId));
        }
        else if (!_hasCustomer)
        {
            (CustomerName, _hasCustomer) = (participant.Name, true);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(SessionPart session, ref AgentHandlingBuilder handling)
    {
        _mediaTypes.Add(session.MediaType);
        _directions.Add(session.Direction);
        _flowIds.Add(session.Flow?.FlowId);
        foreach (SegmentPart segment in session.Segments)
        {
            Add(segment);
            handling.Add(segment);
        }

        foreach (MetricPart metric in session.Metrics)
        {
            if (!_metrics.Add(_tally, metric.Name, metric.Value))
            {
                Conversation.LeaveOut(metric.Name!);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(SegmentPart segment)
    {
        _queueIds.Add(segment.QueueId);
        _wrapUpCodes.Add(segment.WrapUpCode);
        _wrapUpNotes.Add(segment.WrapUpNote);
        _subjects.Add(segment.Subject);
        _skillIds.AddAll(segment.SkillIds);
        DisconnectType = segment.DisconnectType ?? DisconnectType;
        ErrorCode = segment.ErrorCode ?? ErrorCode;
        Start = segment.Start < (Start ?? DateTimeOffset.MaxValue) ? segment.Start : Start;
        _end = segment.End > (_end ?? DateTimeOffset.MinValue) ? segment.End : _end;
        _isOpen |= segment is { Start: not null, End: null };
    }
}
