namespace GenesysReporting.Stores;

/// <summary>The time that a run may take. It ends on a boundary between two days; a day that would exceed it is given up.</summary>
internal sealed class SyncDeadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly TimeSpan? _limit;
    private readonly CancellationTokenSource _end;

    /// <param name="time">The clock.</param>
    /// <param name="limit">The time; null for no limit.</param>
    public SyncDeadline(TimeProvider time, TimeSpan? limit)
    {
        (_time, _started, _limit) = (time, time.GetTimestamp(), limit);
        _end = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan, time);
    }

    /// <summary>The time so far.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>Cancelled when the time is over.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>True if a day that takes as long as others would exceed the time.</summary>
    public bool IsTooLateFor(TimeSpan day) => _limit is { } limit && Elapsed + day >= limit;

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();
}
