using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>The day of a conversation and its position in that day, from which it is built.</summary>
internal readonly record struct Place(DateTimeOffset Day, int Position);

/// <summary>Sorts conversations.</summary>
internal static class ConversationOrder
{
    public static IReadOnlyList<Place> Sort(IEnumerable<(Place Place, Conversation Conversation)> hits, DetailQuery query)
    {
        if (query.Order == Order.Unordered)
        {
            return [.. hits.Select(hit => (hit.Place, hit.Conversation.Id))
                .OrderBy(hit => hit.Id, StringComparer.Ordinal)
                .Select(hit => hit.Place)];
        }

        IEnumerable<(Place Place, DateTimeOffset Key)> keyed = hits.Select(hit => (hit.Place, Key(hit.Conversation, query.OrderBy)));
        IEnumerable<(Place Place, DateTimeOffset Key)> sorted = query.Order == Order.Descending
            ? keyed.OrderByDescending(hit => hit.Key)
                .ThenByDescending(hit => hit.Place.Day)
                .ThenByDescending(hit => hit.Place.Position)
            : keyed.OrderBy(hit => hit.Key).ThenBy(hit => hit.Place.Day).ThenBy(hit => hit.Place.Position);
        return [.. sorted.Select(hit => hit.Place)];
    }

    /// <summary>Returns the time to sort by; open conversations come last.</summary>
    private static DateTimeOffset Key(Conversation conversation, OrderBy by) => by switch
    {
        OrderBy.ConversationEnd => conversation.End ?? DateTimeOffset.MaxValue,
        OrderBy.SegmentStart => conversation.Segments.Select(segment => segment.Start)
            .DefaultIfEmpty(conversation.Start).Min(),
        OrderBy.SegmentEnd => conversation.Segments.Select(segment => segment.End ?? DateTimeOffset.MaxValue)
            .DefaultIfEmpty(DateTimeOffset.MaxValue).Max(),
        _ => conversation.Start,
    };
}
