namespace GenesysReporting.Stores;

/// <summary>The state of a run so far.</summary>
internal sealed class SyncState
{
    private readonly List<string> _failures = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _brought = new(StringComparer.Ordinal);

    /// <summary>The days that stay to be done, in order.</summary>
    public List<SyncDay> Left { get; private set; } = [];

    /// <summary>The days of the plan.</summary>
    public HashSet<(StoreData Data, DateOnly Day)> Planned { get; } = [];

    /// <summary>The days whose rows are whole, and were so before the run or became so.</summary>
    public HashSet<(StoreData Data, DateOnly Day)> Finished { get; } = [];

    /// <summary>The number of days that were not tried, as they would have failed like another one.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The number of days done.</summary>
    public int Done { get; private set; }

    /// <summary>The number of records and rows of the days done.</summary>
    public (long Records, long Rows) Written { get; private set; }

    /// <summary>The changes of records of other days.</summary>
    public StoreChanges Changes { get; private set; }

    /// <summary>The days that failed, with their reasons.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The notes, each once.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>True if the time was over before all days were done.</summary>
    public bool IsTimeOver { get; set; }

    /// <summary>The number of failures in a row without a connection.</summary>
    public int Unconnected { get; set; }

    /// <summary>The time of the longest day.</summary>
    public TimeSpan LongestDay { get; private set; }

    /// <summary>Takes over the plan.</summary>
    public void Begin(IReadOnlyList<SyncDay> plan, IReadOnlyList<StoredDay> known)
    {
        Left = [.. plan];
        Planned.UnionWith(plan.Select(d => (d.Data, d.Day)));
        Finished.UnionWith(known.Where(d => d.IsFinished).Select(d => (d.Data, d.Day)));
    }

    /// <summary>Leaves out the remaining days of a kind of data.</summary>
    public void LeaveOut(StoreData data) => LeftOut += Left.RemoveAll(d => d.Data == data);

    /// <summary>True if a record of another day replaces what is known: its day is finished, and is not fetched later in this run.</summary>
    public bool IsLate(StoreData data, DateOnly day) => Finished.Contains((data, day)) && !Left.Exists(d => d.Data == data && d.Day == day);

    /// <summary>Remembers a record of another day that was fetched.</summary>
    public void Bring(string? key) => _brought.Add(key ?? string.Empty);

    /// <summary>True if the run has fetched a record already.</summary>
    public bool HasBrought(StoredRecord record) => _brought.Contains(record.Key) || Planned.Contains((StoreData.Conversations, record.Day));

    /// <summary>Counts a day that was written.</summary>
    public void End(StoredDay day, StoreChanges changes, TimeSpan duration)
    {
        Done++;
        Unconnected = 0;
        Written = (Written.Records + day.Records, Written.Rows + day.Rows);
        LongestDay = duration > LongestDay ? duration : LongestDay;
        _ = day.IsFinished ? Finished.Add((day.Data, day.Day)) : Finished.Remove((day.Data, day.Day));
        Count(changes);
    }

    /// <summary>Counts changes of single records.</summary>
    public void Count(StoreChanges changes) => Changes = new StoreChanges(
        Changes.Replaced + changes.Replaced, Changes.Added + changes.Added, Changes.Unchanged + changes.Unchanged);

    /// <summary>Counts a day that failed.</summary>
    public void Fail(string reason) => _failures.Add(reason);

    /// <summary>Adds a note once.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }
}
