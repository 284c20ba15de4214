using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// A conversation with the members that have columns. The parts of conversations have fields: the runtime would first have to
/// compile each accessor of a property, in time that an export does not have.
/// </summary>
internal sealed class ConversationPart
{
    public string? ConversationId;

    public DateTimeOffset? Start;

    public DateTimeOffset? End;

    public string? OriginatingDirection;

    public string? Initiator;

    public IReadOnlyList<string> DivisionIds = [];

    public string? ExternalTag;

    public double? MinMos;

    public IReadOnlyList<AnalyticsEvaluation> Evaluations = [];

    public IReadOnlyList<AnalyticsSurvey> Surveys = [];

    public ParticipantPart[] Participants = [];

    private List<string>? _leftOut;

    /// <summary>The metrics without a column that its sessions carry, each once; complete when its rows were created.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut ?? (IReadOnlyList<string>)[];

    public void LeaveOut(string metric)
    {
        if (_leftOut?.Contains(metric, StringComparer.OrdinalIgnoreCase) != true)
        {
            (_leftOut ??= []).Add(metric);
        }
    }

    public static ConversationPart Of(AnalyticsConversation record, PartDepth depth) => new()
    {
        ConversationId = record.ConversationId,
        Start = record.ConversationStart,
        End = record.ConversationEnd,
        OriginatingDirection = record.OriginatingDirection,
        Initiator = record.ConversationInitiator,
        DivisionIds = record.DivisionIds,
        ExternalTag = record.ExternalTag,
        MinMos = record.MediaStatsMinConversationMos,
        Evaluations = record.Evaluations,
        Surveys = record.Surveys,
        Participants = ConversationPartsReader.ReadParticipants(record.Raw, depth),
    };
}
