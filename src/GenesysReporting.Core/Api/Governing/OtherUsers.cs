namespace GenesysReporting.Api.Governing;

/// <summary>
/// The rate of other users of the same token: the growth of a window's counts beyond this session's own requests. Others may
/// start at any time, so the highest rate of this window and of the one before counts.
/// </summary>
internal sealed record OtherUsers
{
    // A rate over a very short time says little about a minute.
    private static readonly TimeSpan ShortestSpan = TimeSpan.FromSeconds(5);

    private int _firstCount;
    private int _own;
    private int _markedOthers;
    private TimeSpan _marked;

    /// <summary>The time of the last answer.</summary>
    public TimeSpan LastSeen { get; private init; }

    /// <summary>Requests of others per second.</summary>
    public double Pace { get; private init; }

    /// <summary>Returns the state at the first answer of a window, which says nothing about the times of earlier requests.</summary>
    public static OtherUsers FirstSeen(int count, TimeSpan received) =>
        new() { _firstCount = count, _marked = received, LastSeen = received };

    /// <summary>Returns the state after another answer, whose count may include own requests that are under way.</summary>
    public OtherUsers Seen(int count, TimeSpan received, int underWay)
    {
        int own = _own + 1;
        int others = Math.Max(_markedOthers, count - _firstCount - own - underWay);
        TimeSpan span = received - _marked;
        bool isLong = span >= ShortestSpan;
        return this with
        {
            _own = own,
            _markedOthers = isLong ? others : _markedOthers,
            _marked = isLong ? received : _marked,
            LastSeen = received,
            Pace = Math.Max(Pace, (others - _markedOthers) / (isLong ? span : ShortestSpan).TotalSeconds),
        };
    }

    /// <summary>Returns the state at the start of the next window.</summary>
    public OtherUsers After(OtherUsers before) => this with { Pace = Math.Max(Pace, before.AveragePace) };

    /// <summary>The average over the whole window, which short bursts do not raise.</summary>
    private double AveragePace => _markedOthers / 60.0;
}
