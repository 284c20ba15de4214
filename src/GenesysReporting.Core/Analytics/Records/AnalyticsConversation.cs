using System.Text.Json.Serialization;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A conversation as the analytics details endpoints return it. Source: the contract's <c>AnalyticsConversation</c> and
/// <c>AnalyticsConversationWithoutAttributes</c>; times are UTC, and <c>ConversationEnd</c> is null while it is open.
/// </summary>
public sealed record AnalyticsConversation : AnalyticsRecord
{
    public string? ConversationId { get; init; }
    public DateTimeOffset? ConversationStart { get; init; }
    public DateTimeOffset? ConversationEnd { get; init; }
    public string? OriginatingDirection { get; init; }
    public string? ConversationInitiator { get; init; }
    public IReadOnlyList<string> AccessAttributes { get; init => field = value.WithoutNulls(); } = [];
    public string? AssociatedConversationId { get; init; }
    public DateTimeOffset? ConferenceStart { get; init; }
    public IReadOnlyList<string> ConsultationConversationIds { get; init => field = value.WithoutNulls(); } = [];
    public bool? CustomerParticipation { get; init; }
    public IReadOnlyList<string> DivisionIds { get; init => field = value.WithoutNulls(); } = [];
    public string? ExternalTag { get; init; }
    public DateTimeOffset? InactivityTimeout { get; init; }
    public IReadOnlyList<string> KnowledgeBaseIds { get; init => field = value.WithoutNulls(); } = [];
    public double? MediaStatsMinConversationMos { get; init; }
    public double? MediaStatsMinConversationRFactor { get; init; }
    public bool? OriginatingSocialMediaPublic { get; init; }
    public bool? SelfServed { get; init; }

    public IReadOnlyList<AnalyticsEvaluation> Evaluations { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<AnalyticsSurvey> Surveys { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<AnalyticsResolution> Resolutions { get; init => field = value.WithoutNulls(); } = [];

    public IReadOnlyList<AnalyticsParticipant> Participants
    {
        get => Raw.Records;
        init => Raw = RawParticipants.Of(value.WithoutNulls());
    }

    /// <summary>The participants as JSON.</summary>
    internal RawParticipants Raw { get; set; } = RawParticipants.None;

    /// <summary>The time from start to end; null while it is open.</summary>
    [JsonIgnore]
    public TimeSpan? Duration => ConversationEnd - ConversationStart;

    /// <summary>The media types of its sessions, each once; several are separated by <c>; </c>.</summary>
    [JsonIgnore]
    public string MediaType => string.Join("; ", Raw.MediaTypes().Where(m => m.Length > 0).Distinct(StringComparer.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => ConversationId ?? string.Empty;
}
