using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>
/// The dimensions of a session: its own values, else those of its flow, its participant, its segments or its
/// conversation, in this order.
/// </summary>
internal sealed class SessionDimensions(Conversation conversation, Participant participant, Session session) : IDimensions
{
    public Conversation Conversation => conversation;

    public Session Session => session;

    public IReadOnlyList<object> Values(string dimension)
    {
        object? own = ConversationMatcher.Find(session.Fields, dimension)
            ?? ConversationMatcher.Find(session.EndFields, dimension)
            ?? (session.Fields["flow"] is Members flow ? FlowValue(flow, dimension) : null)
            ?? ConversationMatcher.Find(participant.Fields, dimension);
        if (own is not null)
        {
            return ConversationMatcher.ToList(own);
        }

        List<object> segmentValues = SegmentValues(dimension);
        return segmentValues.Count > 0 ? segmentValues : ConversationValues(dimension);
    }

    private static object? FlowValue(Members flow, string dimension) => ConversationMatcher.Find(flow, dimension)
        ?? (flow["outcomes"] is IEnumerable<Members> all ? all.Select(outcome => outcome[dimension]).FirstOrDefault() : null);

    private List<object> SegmentValues(string dimension)
    {
        var found = new List<object>();
        foreach (Segment segment in session.Segments)
        {
            object? value = ConversationMatcher.Find(segment.Fields, dimension)
                ?? ConversationMatcher.Find(segment.EndFields, dimension);
            found.AddRange(ConversationMatcher.ToList(value).Where(one => !found.Contains(one)));
        }

        return found;
    }

    private List<object> ConversationValues(string dimension) => dimension == "conversationId"
        ? [conversation.Id]
        : ConversationMatcher.ToList(
            ConversationMatcher.Find(conversation.Fields, dimension)
            ?? ConversationMatcher.Find(conversation.EndFields, dimension));
}
