using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Rows.Conversations.Skim;
using GenesysReporting.Rows.Conversations.Walk;
using GenesysReporting.Json;

namespace GenesysReporting.Rows.Conversations;

/// <summary>Reads for rows what nobody has made records of. What is unreadable raises <c>AnswerUnreadable</c>.</summary>
internal static class UnreadRows
{
    private static readonly RowOptions Plain = new();

    /// <summary>
    /// Prepares a conversation's participants for rows with default options, on the thread that reads the page: the pipeline's
    /// thread has enough to do with the rows.
    /// </summary>
    public static object Project(UnreadParticipants unread) => Walk(unread, MetricNames.Choose(Plain));

    /// <summary>What participants come to.</summary>
    public static PartDigest Digest(UnreadParticipants unread, SessionMetrics metrics) =>
        unread.Projection is PartDigest made && made.IsOf(metrics) ? made : Walk(unread, metrics);

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

    private static PartDigest Walk(UnreadParticipants unread, SessionMetrics metrics)
    {
        try
        {
            var digest = new PartDigest(metrics);
            var json = new JsonCursor(unread.Utf8);
            ParticipantWalk.Read(ref json, TextCache.OfThread, digest);
            return digest;
        }
        catch (JsonException e)
        {
            throw unread.Unreadable(e);
        }
    }
}
