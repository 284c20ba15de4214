using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Details;

/// <summary>
/// Counts one slice while it is read. Ids are remembered for this slice alone: a conversation starts on one UTC day, so
/// it cannot come again in the next slice, and memory stays flat.
/// </summary>
internal sealed class SliceTally(QueryInterval slice, QueryInterval wanted)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private long _received;
    private long _outside;
    private long _withoutId;

    /// <summary>What the newest page said; it moves while the slice reaches into the present.</summary>
    public long TotalHits { get; set; }

    /// <summary>Whether this conversation is to be delivered: new, and started in the wanted interval.</summary>
    public bool Accept(AnalyticsConversation conversation)
    {
        _received++;
        if (conversation.ConversationId is not { } id)
        {
            _withoutId++;
        }
        else if (!_ids.Add(id))
        {
            return false;
        }

        // Without a start there is nothing to trim by; it is shown rather than lost.
        if (conversation.ConversationStart is { } start && !wanted.Contains(start))
        {
            _outside++;
            return false;
        }

        return true;
    }

    public SliceSummary ToSummary(bool wasReadWhole) => new(slice)
    {
        TotalHits = TotalHits,
        Received = _received,
        Unique = _ids.Count + _withoutId,
        Outside = _outside,
        WasReadWhole = wasReadWhole,
    };
}
