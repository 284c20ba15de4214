namespace GenesysReporting.Api.Governing;

/// <summary>
/// How fast others use the same token up: what the counts of a window grew by beyond this session's own requests. They may
/// begin at any moment, so the fastest pace that was seen counts, of this window and of the one before.
/// </summary>
internal sealed record OtherUsers
{
    // A pace that was seen for a moment alone says little about a minute.
    private static readonly TimeSpan Sight = TimeSpan.FromSeconds(5);

    private int _firstCount;
    private int _own;
    private int _markedOthers;
    private TimeSpan _marked;

    /// <summary>When the window was last seen.</summary>
    public TimeSpan LastSeen { get; private init; }

    /// <summary>Requests of others a second.</summary>
    public double Pace { get; private init; }

    /// <summary>At the first answer of a window: what was counted before says nothing about when.</summary>
    public static OtherUsers FirstSeen(int count, TimeSpan received) =>
        new() { _firstCount = count, _marked = received, LastSeen = received };

    /// <summary>With another answer's count; own requests on their way may be in it.</summary>
    public OtherUsers Seen(int count, TimeSpan received, int onTheWay)
    {
        int own = _own + 1;
        int others = Math.Max(_markedOthers, count - _firstCount - own - onTheWay);
        TimeSpan sight = received - _marked;
        bool isLong = sight >= Sight;
        return this with
        {
            _own = own,
            _markedOthers = isLong ? others : _markedOthers,
            _marked = isLong ? received : _marked,
            LastSeen = received,
            Pace = Math.Max(Pace, (others - _markedOthers) / (isLong ? sight : Sight).TotalSeconds),
        };
    }

    /// <summary>What is known when the next window begins.</summary>
    public OtherUsers After(OtherUsers before) => this with { Pace = Math.Max(Pace, before.AveragePace) };

    /// <summary>The pace over the whole window, which bursts of a moment do not drive up.</summary>
    private double AveragePace => _markedOthers / 60.0;
}
