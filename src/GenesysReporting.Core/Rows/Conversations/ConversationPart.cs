using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Conversations;

/// <summary>A conversation with the members that have columns.</summary>
internal sealed class ConversationPart
{
    public string? ConversationId { get; set; }

    public DateTimeOffset? Start { get; set; }

    public DateTimeOffset? End { get; set; }

    public string? OriginatingDirection { get; set; }

    public string? Initiator { get; set; }

    public IReadOnlyList<string> DivisionIds { get; set; } = [];

    public string? ExternalTag { get; set; }

    public double? MinMos { get; set; }

    public IReadOnlyList<AnalyticsEvaluation> Evaluations { get; set; } = [];

    public IReadOnlyList<AnalyticsSurvey> Surveys { get; set; } = [];

    public IReadOnlyList<ParticipantPart> Participants { get; set; } = [];

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
