using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Rows.Conversations.Skim;
using GenesysReporting.Rows.Conversations.Walk;
using GenesysReporting.Scanning;

namespace GenesysReporting.Rows.Conversations;

/// <summary>Reads for rows what nobody has made records of. What is unreadable raises <c>AnswerUnreadable</c>.</summary>
internal static class UnreadRows
{
    /// <summary>Adds participants to a digest.</summary>
    public static void Walk(UnreadParticipants unread, PartDigest digest)
    {
        try
        {
            var json = new JsonCursor(unread.Utf8);
            ParticipantWalk.Read(ref json, TextCache.OfThread, digest);
        }
        catch (JsonException e)
        {
            throw unread.Unreadable(e);
        }
    }

    /// <summary>A conversation's participants with what rows have columns for.</summary>
    public static IReadOnlyList<AnalyticsParticipant> Participants(AnalyticsConversation conversation)
    {
        if (conversation.Unread is not { } unread)
        {
            return conversation.Participants;
        }

        try
        {
            var json = new JsonCursor(unread.Utf8);
            return ConversationSkim.Participants(ref json, TextCache.OfThread);
        }
        catch (JsonException e)
        {
            throw unread.Unreadable(e);
        }
    }
}
