using System.Text.Json;
using GenesysReporting.Analytics;

namespace GenesysReporting.Export.Lines.Skim;

/// <summary>
/// Reads of conversations what rows have columns for, and passes over the rest: most of a page, which the general reader
/// would make objects of that nobody looks at.
/// </summary>
internal static class ConversationSkim
{
    /// <summary>A conversation.</summary>
    public static AnalyticsConversation Read(ref Utf8JsonReader json, TextCache texts)
    {
        string? conversationId = null;
        DateTimeOffset? conversationStart = null;
        DateTimeOffset? conversationEnd = null;
        string? originatingDirection = null;
        string? conversationInitiator = null;
        IReadOnlyList<string> divisionIds = [];
        string? externalTag = null;
        double? mediaStatsMinConversationMos = null;
        IReadOnlyList<AnalyticsParticipant> participants = [];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("conversationId"u8))
            {
                conversationId = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("conversationStart"u8))
            {
                conversationStart = JsonValues.Moment(ref json);
            }
            else if (json.ValueTextEquals("conversationEnd"u8))
            {
                conversationEnd = JsonValues.Moment(ref json);
            }
            else if (json.ValueTextEquals("originatingDirection"u8))
            {
                originatingDirection = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("conversationInitiator"u8))
            {
                conversationInitiator = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("divisionIds"u8))
            {
                divisionIds = SkimValues.Texts(ref json, texts);
            }
            else if (json.ValueTextEquals("externalTag"u8))
            {
                externalTag = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("mediaStatsMinConversationMos"u8))
            {
                mediaStatsMinConversationMos = JsonValues.Number(ref json);
            }
            else if (json.ValueTextEquals("participants"u8))
            {
                participants = SkimValues.Objects(ref json, texts, Participant);
            }
            else
            {
                json.Skip();
            }
        }

        return new AnalyticsConversation
        {
            ConversationId = conversationId,
            ConversationStart = conversationStart,
            ConversationEnd = conversationEnd,
            OriginatingDirection = originatingDirection,
            ConversationInitiator = conversationInitiator,
            DivisionIds = divisionIds,
            ExternalTag = externalTag,
            MediaStatsMinConversationMos = mediaStatsMinConversationMos,
            Participants = participants,
        };
    }

    private static AnalyticsParticipant Participant(ref Utf8JsonReader json, TextCache texts)
    {
        string? participantId = null;
        string? purpose = null;
        string? participantName = null;
        string? userId = null;
        string? externalContactId = null;
        string? externalOrganizationId = null;
        string? teamId = null;
        IReadOnlyList<AnalyticsSession> sessions = [];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("participantId"u8))
            {
                participantId = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("purpose"u8))
            {
                purpose = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("participantName"u8))
            {
                participantName = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("userId"u8))
            {
                userId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("externalContactId"u8))
            {
                externalContactId = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("externalOrganizationId"u8))
            {
                externalOrganizationId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("teamId"u8))
            {
                teamId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("sessions"u8))
            {
                sessions = SkimValues.Objects(ref json, texts, SessionSkim.Read);
            }
            else
            {
                json.Skip();
            }
        }

        return new AnalyticsParticipant
        {
            ParticipantId = participantId,
            Purpose = purpose,
            ParticipantName = participantName,
            UserId = userId,
            ExternalContactId = externalContactId,
            ExternalOrganizationId = externalOrganizationId,
            TeamId = teamId,
            Sessions = sessions,
        };
    }
}
