using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Counts one part while it is read, perhaps in several passes, and chooses the records to deliver. Ids are remembered for this
/// part only: a conversation starts on one UTC day, so it cannot come again in the next part, and memory stays flat.
/// </summary>
/// <param name="wanted">The interval in which delivered conversations start; null for any.</param>
/// <param name="keepsTwins">
/// True if records that have the same key within one pass are all delivered: their pages do not move, so they are the
/// platform's own.
/// </param>
/// <param name="totalIsApproximate">True if the announced total is an order of magnitude, which nothing is compared with.</param>
internal sealed class SliceTally(QueryInterval? wanted, bool keepsTwins = false, bool totalIsApproximate = false)
{
    private readonly RecordIds _all = new();
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);
    private bool? _isAnnounced;

    /// <summary>The ids of this pass; null if they are the same as all ids.</summary>
    private RecordIds? _pass;
    private long _outsideBefore;
    private long _countable;
    private bool _wasBlurred;
    private long _withoutId;
    private long _withoutIdInPass;
    private long _twins;
    private long? _totalAtStart;

    /// <summary>Gets the newest page's total, which moves while the part reaches into the present; null if none is announced.</summary>
    public long? TotalHits { get; private set; }

    /// <summary>Gets the number of passes that were begun.</summary>
    public int Passes { get; private set; }

    /// <summary>True if the announced total changed during this pass.</summary>
    public bool Moved { get; private set; }

    /// <summary>Gets the number of records that arrived, in all passes.</summary>
    public long Received { get; private set; }

    /// <summary>Gets the number of records that were trimmed.</summary>
    public long OutsideInterval { get; private set; }

    /// <summary>Gets the number of different records, in all passes.</summary>
    public long Unique => _all.Count + _outsideBefore + _withoutId + _twins;

    /// <summary>Gets the number of records that could not be read.</summary>
    public long Lost => _lost.Count;

    /// <summary>Gets the sentences about damaged and lost records, each once.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>True if the platform announced a total on some pages of this pass and left it out on others.</summary>
    public bool IsPartlyAnnounced { get; private set; }

    /// <summary>Gets or sets the number of records of a job's interval by the query's own count; null if it was not counted.</summary>
    public long? Counted { get; set; }

    /// <summary>True if the last page of a job's results had no list, although pages before it had one.</summary>
    public bool EndsWithoutList { get; set; }

    /// <summary>Gets or sets the interval of which the query counts the records, where more are delivered; null if they are the same.</summary>
    public QueryInterval? CountedInterval { get; init; }

    /// <summary>Gets the number of delivered records that the query counts too.</summary>
    public long Countable => CountedInterval is null ? Unique - OutsideInterval : _countable;

    /// <summary>True if a job is known to have sent too few records, or its end is doubtful and nothing else counted them.</summary>
    public bool IsShort => Counted is { } all ? Countable < all : EndsWithoutList;

    /// <summary>Gets a number that grows with each record that is new in this pass.</summary>
    public long Progress => UniqueInPass + _twins;

    /// <summary>Gets the number of groups that came without any data.</summary>
    public int EmptyGroups { get; private set; }

    /// <summary>Gets the number of different records in this pass.</summary>
    public long UniqueInPass => (_pass ?? _all).Count + _outsideBefore + _withoutIdInPass;

    /// <summary>Gets the share of the announced records that this pass has received, from 0 to 1; 0 if none are announced.</summary>
    public double Share => TotalHits is > 0 and { } all ? Math.Min(1, UniqueInPass / (double)all) : 0;

    /// <summary>True if this pass received as many different records as were announced throughout it, or if none are announced.</summary>
    public bool IsStable => totalIsApproximate || (!Moved && (TotalHits is null || UniqueInPass == TotalHits));

    /// <summary>
    /// True if everything is known to have come. A record without an id cannot be distinguished from one of an earlier pass,
    /// however well the numbers match.
    /// </summary>
    public bool Agrees => IsStable && !IsBlurred && !IsPartlyAnnounced && Lost == 0;

    /// <summary>True if records without an id came in several passes.</summary>
    public bool IsBlurred => _wasBlurred || (Passes > 1 && _withoutId > 0);

    /// <summary>Begins the first pass. Records that an earlier run has delivered are not delivered again.</summary>
    /// <param name="resumed">The reading by an earlier run; null for none.</param>
    /// <param name="continues">True if the pass continues after it, false if it begins with the first page.</param>
    public void Begin(ResumedReading? resumed, bool continues)
    {
        if (resumed is null)
        {
            BeginPass();
            return;
        }

        ResumePoint point = resumed.Point;
        Passes = 1;
        _all.Add(resumed.Ids);
        (_withoutId, _wasBlurred) = (point.WithoutId, point.IsBlurred);
        if (continues)
        {
            (Received, TotalHits, _totalAtStart) = (point.Received, point.TotalHits, point.TotalHits);
            (OutsideInterval, _outsideBefore, _withoutIdInPass) = (point.Outside, point.Outside, point.WithoutId);
        }
        else
        {
            Received = _all.Count + _withoutId;
            BeginPass();
        }
    }

    /// <summary>Begins a pass with the first page.</summary>
    public void BeginPass()
    {
        Passes++;
        _pass = _all.Count == 0 ? null : new RecordIds();
        OutsideInterval -= _outsideBefore;
        _outsideBefore = 0;
        _withoutIdInPass = 0;
        _totalAtStart = null;
        _isAnnounced = null;
        (Moved, IsPartlyAnnounced) = (false, false);
    }

    /// <summary>Counts a page, and returns the records to deliver: new ones that belong to the wanted interval.</summary>
    public List<TRecord> Accept<TRecord>(AnswerPage<TRecord> page, IPageParser<TRecord> parser)
    {
        Note(page);
        TotalHits = page.TotalHits ?? TotalHits;
        _totalAtStart ??= TotalHits;
        Moved |= TotalHits != _totalAtStart;
        EmptyGroups += Passes == 1 ? page.EmptyGroups : 0;
        var chosen = new List<TRecord>(page.Records.Count);
        foreach (TRecord record in page.Records)
        {
            if (IsNew(parser.KeyOf(record)) && !IsOutside(parser.StartOf(record)))
            {
                _countable += parser.StartOf(record) is { } start && CountedInterval?.Contains(start) == true ? 1 : 0;
                chosen.Add(record);
            }
        }

        return chosen;
    }

    private void Note<TRecord>(AnswerPage<TRecord> page)
    {
        if (page.HasRecords)
        {
            bool isAnnounced = page.TotalHits is not null;
            IsPartlyAnnounced |= _isAnnounced == !isAnnounced;
            _isAnnounced = isAnnounced;
        }

        foreach (RecordDamage damage in page.Damages)
        {
            _notes.Add(damage.ToString());
            if (damage.IsLost)
            {
                _lost.Add(damage.Record);
            }
        }
    }

    /// <summary>Returns a position with the current numbers.</summary>
    public ResumePoint Count(ResumePoint position) => position with
    {
        TotalHits = TotalHits,
        Received = Received,
        Outside = OutsideInterval,
        WithoutId = _withoutId,
        IsBlurred = IsBlurred,
    };

    public SliceSummary ToSummary(QueryInterval interval) => new(interval)
    {
        TotalHits = TotalHits ?? 0,
        IsAnnounced = TotalHits is not null,
        Lost = Lost,
        Counted = Counted,
        Countable = Countable,
        EndsWithoutList = EndsWithoutList,
        IsBlurred = IsBlurred,
        TotalIsApproximate = totalIsApproximate && TotalHits is not null,
        Received = Received,
        Unique = Unique,
        WithoutId = _withoutId,
        OutsideInterval = OutsideInterval,
        Passes = Passes,
    };

    private bool IsNew(string? key)
    {
        Received++;
        if (key is null)
        {
            return IsNewWithoutId();
        }

        _pass?.Add(key);
        if (_all.Add(key))
        {
            return true;
        }

        bool isTwin = keepsTwins && Passes == 1;
        _twins += isTwin ? 1 : 0;
        return isTwin;
    }

    /// <summary>
    /// Nothing distinguishes such records, so they are delivered rather than lost; in a later pass only if there are more of
    /// them than before.
    /// </summary>
    private bool IsNewWithoutId()
    {
        bool isMore = ++_withoutIdInPass > _withoutId;
        _withoutId += isMore ? 1 : 0;
        return isMore;
    }

    /// <summary>True if a record is trimmed. One without a start cannot be trimmed, so it is delivered rather than lost.</summary>
    private bool IsOutside(DateTimeOffset? start)
    {
        bool isOutside = start is { } time && wanted?.Contains(time) == false;
        OutsideInterval += isOutside ? 1 : 0;
        return isOutside;
    }
}
