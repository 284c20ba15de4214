using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Running;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Details;

/// <summary>
/// Counts one slice while it is read, perhaps several times. Ids are remembered for this slice alone: a conversation
/// starts on one UTC day, so it cannot come again in the next slice, and memory stays flat.
/// </summary>
/// <param name="slice">What is asked for.</param>
/// <param name="wanted">What is to be delivered of it; null for everything.</param>
internal sealed class SliceTally(QueryInterval slice, QueryInterval? wanted)
{
    private readonly RecordIds _all = new();
    private readonly RecordIds _pass = new();
    private long _received;
    private long _outside;
    private long _withoutId;
    private long _withoutIdInPass;
    private long? _totalAtStart;

    /// <summary>What the newest page said; it moves while the slice reaches into the present. Null where nothing is announced.</summary>
    public long? TotalHits { get; private set; }

    /// <summary>How often the slice was read.</summary>
    public int Passes { get; private set; }

    /// <summary>Whether what was announced changed while the slice was read.</summary>
    public bool Moved { get; private set; }

    /// <summary>How many different conversations the newest reading got.</summary>
    public long UniqueInPass => _pass.Count + _withoutIdInPass;

    /// <summary>Whether the newest reading got as many different conversations as were announced all the while.</summary>
    public bool IsStable => !Moved && UniqueInPass == (TotalHits ?? 0);

    /// <summary>The slice is about to be read from its first page.</summary>
    public void BeginPass()
    {
        Passes++;
        _pass.Clear();
        _withoutIdInPass = 0;
        _totalAtStart = null;
        Moved = false;
    }

    /// <summary>The conversations of a page that are to be delivered: new ones that belong to the wanted interval.</summary>
    public List<AnalyticsConversation> Accept(AnswerPage page)
    {
        TotalHits = page.TotalHits ?? TotalHits;
        _totalAtStart ??= TotalHits;
        Moved |= TotalHits != _totalAtStart;
        var chosen = new List<AnalyticsConversation>(page.Records.Count);
        foreach (AnalyticsRecord record in page.Records)
        {
            var conversation = (AnalyticsConversation)record;
            if (IsNew(conversation) && !IsOutside(conversation))
            {
                chosen.Add(conversation);
            }
        }

        return chosen;
    }

    public SliceSummary ToSummary(bool wasReadWhole, bool agrees) => new(slice)
    {
        TotalHits = TotalHits ?? _all.Count + _withoutId,
        Received = _received,
        Unique = _all.Count + _withoutId,
        Outside = _outside,
        Passes = Passes,
        WasReadWhole = wasReadWhole,
        Agrees = agrees,
    };

    private bool IsNew(AnalyticsConversation conversation)
    {
        _received++;
        if (conversation.ConversationId is { } id)
        {
            _pass.Add(id);
            return _all.Add(id);
        }

        // Without an id nothing tells it apart; it is shown rather than lost, though not again when a slice is read again.
        _withoutIdInPass++;
        if (Passes > 1)
        {
            return false;
        }

        _withoutId++;
        return true;
    }

    /// <summary>Without a start there is nothing to trim by; it is shown rather than lost.</summary>
    private bool IsOutside(AnalyticsConversation conversation)
    {
        bool outside = conversation.ConversationStart is { } start && wanted?.Contains(start) == false;
        _outside += outside ? 1 : 0;
        return outside;
    }
}
