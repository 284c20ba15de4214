using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Counts one slice while it is read, perhaps several times. Ids are remembered for this slice alone: a conversation
/// starts on one UTC day, so it cannot come again in the next slice, and memory stays flat.
/// </summary>
/// <param name="slice">What is asked for.</param>
/// <param name="wanted">What is to be delivered of it, by the start of conversations; null for everything.</param>
internal sealed class SliceTally(QueryInterval slice, QueryInterval? wanted)
{
    private readonly RecordIds _all = new();

    /// <summary>The ids of this reading; null where they are all that there are.</summary>
    private RecordIds? _pass;
    private long _outside;
    private long _outsideElsewhere;
    private bool _wasBlurred;
    private long _withoutId;
    private long _withoutIdInPass;
    private long? _totalAtStart;

    /// <summary>What the newest page said; it moves while the slice reaches into the present. Null where nothing is announced.</summary>
    public long? TotalHits { get; private set; }

    /// <summary>How often the slice was read.</summary>
    public int Passes { get; private set; }

    /// <summary>Whether what was announced changed while the slice was read.</summary>
    public bool Moved { get; private set; }

    /// <summary>How many records arrived, in all readings.</summary>
    public long Received { get; private set; }

    /// <summary>How many different records the newest reading got.</summary>
    public long UniqueInPass => (_pass ?? _all).Count + _outsideElsewhere + _withoutIdInPass;

    /// <summary>
    /// Whether the newest reading got as many different records as were announced all the while; where nothing is announced,
    /// there is nothing to compare with.
    /// </summary>
    public bool IsStable => !Moved && (TotalHits is null || UniqueInPass == TotalHits);

    /// <summary>
    /// Whether all of it surely came. What has no id cannot be told apart from what came in an earlier reading, however well
    /// the numbers fit.
    /// </summary>
    public bool Agrees => IsStable && !IsBlurred;

    /// <summary>Whether records without an id came in several readings.</summary>
    public bool IsBlurred => _wasBlurred || (Passes > 1 && _withoutId > 0);

    private long Unique => _all.Count + _outsideElsewhere + _withoutId;

    /// <summary>Begins the first reading; what somebody else has delivered already is not delivered again.</summary>
    /// <param name="begun">What that is; null for nothing.</param>
    /// <param name="goesOn">Whether the reading goes on where it ended, or begins anew.</param>
    public void Begin(ResumedReading? begun, bool goesOn)
    {
        if (begun is null)
        {
            BeginPass();
            return;
        }

        ResumePoint mark = begun.Mark;
        Passes = 1;
        _all.Add(begun.Ids);
        (_withoutId, _wasBlurred) = (mark.WithoutId, mark.IsBlurred);
        if (goesOn)
        {
            (Received, TotalHits, _totalAtStart) = (mark.Received, mark.TotalHits, mark.TotalHits);
            (_outside, _outsideElsewhere, _withoutIdInPass) = (mark.Outside, mark.Outside, mark.WithoutId);
        }
        else
        {
            Received = _all.Count + _withoutId;
            BeginPass();
        }
    }

    /// <summary>The slice is about to be read from its first page.</summary>
    public void BeginPass()
    {
        Passes++;
        _pass = _all.Count == 0 ? null : new RecordIds();
        _outside -= _outsideElsewhere;
        _outsideElsewhere = 0;
        _withoutIdInPass = 0;
        _totalAtStart = null;
        Moved = false;
    }

    /// <summary>The records of a page that are to be delivered: new ones that belong to the wanted interval.</summary>
    public List<AnalyticsRecord> Accept(AnswerPage page)
    {
        TotalHits = page.TotalHits ?? TotalHits;
        _totalAtStart ??= TotalHits;
        Moved |= TotalHits != _totalAtStart;
        var chosen = new List<AnalyticsRecord>(page.Records.Count);
        foreach (AnalyticsRecord record in page.Records)
        {
            if (IsNew(record) && !IsOutside(record))
            {
                chosen.Add(record);
            }
        }

        return chosen;
    }

    /// <summary>The numbers of the point that was reached.</summary>
    public ResumePoint Mark() => new()
    {
        TotalHits = TotalHits,
        Received = Received,
        Outside = _outside,
        WithoutId = _withoutId,
        IsBlurred = IsBlurred,
    };

    public SliceSummary ToSummary(bool wasReadWhole, bool agrees) => new(slice)
    {
        TotalHits = TotalHits ?? Unique,
        Received = Received,
        Unique = Unique,
        WithoutId = _withoutId,
        OutsideInterval = _outside,
        Passes = Passes,
        WasReadWhole = wasReadWhole,
        Agrees = agrees,
    };

    private bool IsNew(AnalyticsRecord record)
    {
        Received++;
        if (RecordKeys.Of(record) is { } key)
        {
            _pass?.Add(key);
            return _all.Add(key);
        }

        // Nothing tells it apart; it is shown rather than lost. When a slice is read again, only more of them than before
        // are shown: no fewer are delivered than there are.
        bool isMore = ++_withoutIdInPass > _withoutId;
        _withoutId += isMore ? 1 : 0;
        return isMore;
    }

    /// <summary>Without a start there is nothing to trim by; it is shown rather than lost.</summary>
    private bool IsOutside(AnalyticsRecord record)
    {
        bool outside = record is IConversationRecord { ConversationStart: { } start } && wanted?.Contains(start) == false;
        _outside += outside ? 1 : 0;
        return outside;
    }
}
