using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>
/// A session as filters and groups see it: its own members before its flow's, its segments', its participant's and
/// its conversation's.
/// </summary>
internal sealed class SessionDimensions(Conversation conversation, Participant participant, Session session) : IDimensions
{
    public Conversation Conversation => conversation;

    public Participant Participant => participant;

    public Session Session => session;

    public IReadOnlyList<object> Values(string dimension)
    {
        object? own = ConversationMatcher.Member(session.Facts, dimension)
            ?? ConversationMatcher.Member(session.EndFacts, dimension)
            ?? (session.Facts["flow"] is Members flow ? OfFlow(flow, dimension) : null)
            ?? ConversationMatcher.Member(participant.Facts, dimension);
        if (own is not null)
        {
            return ConversationMatcher.Flat(own);
        }

        List<object> ofSegments = OfSegments(dimension);
        return ofSegments.Count > 0 ? ofSegments : OfConversation(dimension);
    }

    private static object? OfFlow(Members flow, string dimension) => ConversationMatcher.Member(flow, dimension)
        ?? (flow["outcomes"] is IEnumerable<Members> all ? all.Select(outcome => outcome[dimension]).FirstOrDefault() : null);

    private List<object> OfSegments(string dimension)
    {
        var found = new List<object>();
        foreach (Segment segment in session.Segments)
        {
            object? value = ConversationMatcher.Member(segment.Facts, dimension)
                ?? ConversationMatcher.Member(segment.EndFacts, dimension);
            found.AddRange(ConversationMatcher.Flat(value).Where(one => !found.Contains(one)));
        }

        return found;
    }

    private List<object> OfConversation(string dimension) => dimension == "conversationId"
        ? [conversation.Id]
        : ConversationMatcher.Flat(
            ConversationMatcher.Member(conversation.Facts, dimension)
            ?? ConversationMatcher.Member(conversation.EndFacts, dimension));
}
