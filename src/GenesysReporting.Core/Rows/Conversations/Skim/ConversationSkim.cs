using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Json;
using GenesysReporting.Rows.Conversations.Walk;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Rows.Conversations.Skim;

/// <summary>
/// Reads of conversations what rows have columns for, and passes over the rest: most of a page, which the general reader
/// would make objects of that nobody looks at.
/// </summary>
internal static class ConversationSkim
{
    /// <summary>A conversation with all of its parts.</summary>
    public static AnalyticsConversation Read(ref JsonCursor json, TextCache texts) => Read(ref json, texts, null);

    /// <summary>A conversation; its participants go to a digest, where there is one, and are not kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static AnalyticsConversation Read(ref JsonCursor json, TextCache texts, PartDigest? digest)
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
        json.EnterObject();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            if (member.SequenceEqual("conversationId"u8))
            {
                conversationId = json.Text();
            }
            else if (member.SequenceEqual("conversationStart"u8))
            {
                conversationStart = json.Moment();
            }
            else if (member.SequenceEqual("conversationEnd"u8))
            {
                conversationEnd = json.Moment();
            }
            else if (member.SequenceEqual("originatingDirection"u8))
            {
                originatingDirection = json.Text(texts);
            }
            else if (member.SequenceEqual("conversationInitiator"u8))
            {
                conversationInitiator = json.Text(texts);
            }
            else if (member.SequenceEqual("divisionIds"u8))
            {
                divisionIds = SkimValues.Texts(ref json, texts);
            }
            else if (member.SequenceEqual("externalTag"u8))
            {
                externalTag = json.Text();
            }
            else if (member.SequenceEqual("mediaStatsMinConversationMos"u8))
            {
                mediaStatsMinConversationMos = json.Number();
            }
            else if (member.SequenceEqual("participants"u8) && digest is not null)
            {
                ParticipantWalk.Read(ref json, texts, digest);
            }
            else if (member.SequenceEqual("participants"u8))
            {
                participants = Participants(ref json, texts);
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

    /// <summary>The array of participants that comes next.</summary>
    public static IReadOnlyList<AnalyticsParticipant> Participants(ref JsonCursor json, TextCache texts) =>
        SkimValues.Objects(ref json, texts, Participant);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static AnalyticsParticipant Participant(ref JsonCursor json, TextCache texts)
    {
        string? participantId = null;
        string? purpose = null;
        string? participantName = null;
        string? userId = null;
        string? externalContactId = null;
        string? externalOrganizationId = null;
        string? teamId = null;
        IReadOnlyList<AnalyticsSession> sessions = [];
        json.EnterObject();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            if (member.SequenceEqual("participantId"u8))
            {
                participantId = json.Text();
            }
            else if (member.SequenceEqual("purpose"u8))
            {
                purpose = json.Text(texts);
            }
            else if (member.SequenceEqual("participantName"u8))
            {
                participantName = json.Text();
            }
            else if (member.SequenceEqual("userId"u8))
            {
                userId = json.Text(texts);
            }
            else if (member.SequenceEqual("externalContactId"u8))
            {
                externalContactId = json.Text();
            }
            else if (member.SequenceEqual("externalOrganizationId"u8))
            {
                externalOrganizationId = json.Text(texts);
            }
            else if (member.SequenceEqual("teamId"u8))
            {
                teamId = json.Text(texts);
            }
            else if (member.SequenceEqual("sessions"u8))
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
