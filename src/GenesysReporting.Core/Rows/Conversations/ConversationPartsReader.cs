using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Collections;
using GenesysReporting.Json;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The members of a conversation's parts that are read.</summary>
internal enum PartDepth
{
    /// <summary>The members that a row per conversation needs.</summary>
    Summary,

    /// <summary>All members that have columns at any grain.</summary>
    Detail,
}

/// <summary>
/// Reads conversations into a light tree of parts, from which all rows are created, both of records and in exports. Each
/// member is a line of a table.
/// </summary>
internal sealed class ConversationPartsReader
{
    private static readonly (string, MemberSetter<SegmentPart>)[] SegmentSummary =
    [
        ("segmentType", (ref json, texts, segment) => segment.Type = json.ReadString(texts)),
        ("segmentStart", (ref json, _, segment) => segment.Start = json.ReadDateTimeOffset()),
        ("segmentEnd", (ref json, _, segment) => segment.End = json.ReadDateTimeOffset()),
        ("queueId", (ref json, texts, segment) => segment.QueueId = json.ReadString(texts)),
        ("wrapUpCode", (ref json, texts, segment) => segment.WrapUpCode = json.ReadString(texts)),
        ("wrapUpNote", (ref json, _, segment) => segment.WrapUpNote = json.ReadString()),
        ("requestedRoutingSkillIds", (ref json, texts, segment) => segment.SkillIds = json.ReadStrings(texts)),
        ("subject", (ref json, _, segment) => segment.Subject = json.ReadString()),
        ("disconnectType", (ref json, texts, segment) => segment.DisconnectType = json.ReadString(texts)),
        ("errorCode", (ref json, texts, segment) => segment.ErrorCode = json.ReadString(texts)),
    ];

    private static readonly (string, MemberSetter<SegmentPart>)[] SegmentDetail =
    [
        .. SegmentSummary,
        ("wrapUpTags", (ref json, texts, segment) => segment.WrapUpTags = json.ReadStrings(texts)),
        ("conference", (ref json, _, segment) => segment.Conference = json.ReadBoolean()),
        ("groupId", (ref json, texts, segment) => segment.GroupId = json.ReadString(texts)),
        ("requestedLanguageId", (ref json, texts, segment) => segment.LanguageId = json.ReadString(texts)),
        ("sipResponseCodes", (ref json, texts, segment) => segment.SipResponseCodes = json.ReadArray(texts, ReadInt64)),
        ("destinationConversationId", (ref json, _, segment) => segment.DestinationConversationId = json.ReadString()),
        ("sourceConversationId", (ref json, _, segment) => segment.SourceConversationId = json.ReadString()),
    ];

    private static readonly JsonTable<FlowPart> Flow = new(
        () => new(),
        ("flowId", (ref json, texts, flow) => flow.FlowId = json.ReadString(texts)),
        ("flowType", (ref json, texts, flow) => flow.FlowType = json.ReadString(texts)),
        ("exitReason", (ref json, texts, flow) => flow.ExitReason = json.ReadString(texts)));

    private static readonly (string, MemberSetter<SessionPart>)[] SessionSummary =
    [
        ("mediaType", (ref json, texts, session) => session.MediaType = json.ReadString(texts)),
        ("direction", (ref json, texts, session) => session.Direction = json.ReadString(texts)),
        ("ani", (ref json, _, session) => session.Ani = json.ReadString()),
        ("dnis", (ref json, texts, session) => session.Dnis = json.ReadString(texts)),
        ("addressFrom", (ref json, _, session) => session.AddressFrom = json.ReadString()),
        ("addressTo", (ref json, texts, session) => session.AddressTo = json.ReadString(texts)),
        ("flow", (ref json, texts, session) => session.Flow = Flow.Read(ref json, texts)),
    ];

    private static readonly (string, MemberSetter<SessionPart>)[] SessionDetail =
    [
        .. SessionSummary,
        ("metrics", (ref json, texts, session) => session.Metrics = json.ReadArray(texts, ReadTimedMetric)),
        ("sessionId", (ref json, _, session) => session.SessionId = json.ReadString()),
        ("sessionDnis", (ref json, texts, session) => session.SessionDnis = json.ReadString(texts)),
        ("usedRouting", (ref json, texts, session) => session.UsedRouting = json.ReadString(texts)),
        ("messageType", (ref json, texts, session) => session.MessageType = json.ReadString(texts)),
        ("provider", (ref json, texts, session) => session.Provider = json.ReadString(texts)),
        ("outboundCampaignId", (ref json, texts, session) => session.OutboundCampaignId = json.ReadString(texts)),
        ("outboundContactId", (ref json, _, session) => session.OutboundContactId = json.ReadString()),
        ("outboundContactListId", (ref json, texts, session) => session.OutboundContactListId = json.ReadString(texts)),
        ("dispositionName", (ref json, texts, session) => session.DispositionName = json.ReadString(texts)),
        ("callbackScheduledTime", (ref json, _, session) => session.CallbackScheduledTime = json.ReadDateTimeOffset()),
        ("recording", (ref json, _, session) => session.Recording = json.ReadBoolean()),
    ];

    private static readonly (string, MemberSetter<ParticipantPart>)[] ParticipantSummary =
    [
        ("purpose", (ref json, texts, participant) => participant.Purpose = json.ReadString(texts)),
        ("participantName", (ref json, _, participant) => participant.Name = json.ReadString()),
        ("userId", (ref json, texts, participant) => participant.UserId = json.ReadString(texts)),
        ("teamId", (ref json, texts, participant) => participant.TeamId = json.ReadString(texts)),
    ];

    private static readonly (string, MemberSetter<ParticipantPart>)[] ParticipantDetail =
    [
        .. ParticipantSummary,
        ("participantId", (ref json, _, participant) => participant.ParticipantId = json.ReadString()),
        ("attributes", (ref json, _, participant) => participant.Attributes =
            AnswerSerializer.Read<IReadOnlyDictionary<string, string?>>(json.ReadRaw()) ?? participant.Attributes),
        ("externalContactId", (ref json, _, participant) => participant.ExternalContactId = json.ReadString()),
        ("externalOrganizationId", (ref json, texts, participant) => participant.ExternalOrganizationId = json.ReadString(texts)),
    ];

    private static readonly (string, MemberSetter<ConversationPart>)[] Assessments =
    [
        ("evaluations", (ref json, _, conversation) => conversation.Evaluations = ReadRecords<AnalyticsEvaluation>(json.ReadRaw())),
        ("surveys", (ref json, _, conversation) => conversation.Surveys = ReadRecords<AnalyticsSurvey>(json.ReadRaw())),
    ];

    private static readonly (string, MemberSetter<SessionPart>) SummedMetrics =
        ("metrics", (ref json, texts, session) => session.Metrics = json.ReadArray(texts, ReadMetric));

    private static readonly ConversationPartsReader Summary = new(SegmentSummary, [.. SessionSummary, SummedMetrics], ParticipantSummary, []);
    private static readonly ConversationPartsReader Detail = new(SegmentDetail, SessionDetail, ParticipantDetail, Assessments);

    private readonly JsonTable<ConversationPart> _conversation;
    private readonly JsonTable<ParticipantPart> _participant;

    private ConversationPartsReader(
        (string, MemberSetter<SegmentPart>)[] segments,
        (string, MemberSetter<SessionPart>)[] sessions,
        (string, MemberSetter<ParticipantPart>)[] participants,
        (string, MemberSetter<ConversationPart>)[] assessments)
    {
        var segment = new JsonTable<SegmentPart>(() => new(), segments);
        var session = new JsonTable<SessionPart>(
            () => new(), [.. sessions, ("segments", (ref json, texts, session) => session.Segments = segment.ReadList(ref json, texts))]);
        _participant = new JsonTable<ParticipantPart>(
            () => new(), [.. participants, ("sessions", (ref json, texts, participant) => participant.Sessions = session.ReadList(ref json, texts))]);
        _conversation = new JsonTable<ConversationPart>(
            () => new(),
            [
             .. assessments,
            ("conversationId", (ref json, _, conversation) => conversation.ConversationId = json.ReadString()),
            ("conversationStart", (ref json, _, conversation) => conversation.Start = json.ReadDateTimeOffset()),
            ("conversationEnd", (ref json, _, conversation) => conversation.End = json.ReadDateTimeOffset()),
            ("originatingDirection", (ref json, texts, conversation) => conversation.OriginatingDirection = json.ReadString(texts)),
            ("conversationInitiator", (ref json, texts, conversation) => conversation.Initiator = json.ReadString(texts)),
            ("divisionIds", (ref json, texts, conversation) => conversation.DivisionIds = json.ReadStrings(texts)),
            ("externalTag", (ref json, _, conversation) => conversation.ExternalTag = json.ReadString()),
            ("mediaStatsMinConversationMos", (ref json, _, conversation) => conversation.MinMos = json.ReadDouble()),
            ("participants", (ref json, texts, conversation) => conversation.Participants = _participant.ReadList(ref json, texts)),
        ]);
    }

    /// <summary>Returns the reader of whole conversations.</summary>
    public static JsonTable<ConversationPart> Of(PartDepth depth) => OfDepth(depth)._conversation;

    /// <summary>Returns the parts of a record; throws <c>AnswerUnreadable</c> if they cannot be read.</summary>
    public static ParticipantPart[] ReadParticipants(RawParticipants raw, PartDepth depth) =>
        raw.Read(OfDepth(depth)._participant.ReadList);

    private static ConversationPartsReader OfDepth(PartDepth depth) => depth == PartDepth.Summary ? Summary : Detail;

    private static MetricPart ReadMetric(ref JsonCursor json, TextCache texts) => ReadMetric(ref json, texts, isTimed: false);

    private static MetricPart ReadTimedMetric(ref JsonCursor json, TextCache texts) => ReadMetric(ref json, texts, isTimed: true);

    /// <summary>Reads a metric, which is a value, so that a table cannot fill it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static MetricPart ReadMetric(ref JsonCursor json, TextCache texts, bool isTimed)
    {
        (string? name, long? value, DateTimeOffset? emitted) = (null, null, null);
        json.EnterObject();
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("name"u8))
            {
                name = json.ReadString(texts);
            }
            else if (json.Name.SequenceEqual("value"u8))
            {
                value = json.ReadInt64();
            }
            else if (isTimed && json.Name.SequenceEqual("emitDate"u8))
            {
                emitted = json.ReadDateTimeOffset();
            }
            else
            {
                json.Skip();
            }
        }

        return new MetricPart(name, value, emitted);
    }

    private static IReadOnlyList<T> ReadRecords<T>(ReadOnlySpan<byte> json)
        where T : class => AnswerSerializer.Read<IReadOnlyList<T>>(json).WithoutNulls();

    private static string ReadInt64(ref JsonCursor json, TextCache texts) =>
        json.ReadInt64()!.Value.ToString(CultureInfo.InvariantCulture);
}
