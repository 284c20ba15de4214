namespace GenesysReporting.Pipeline;

/// <summary>
/// Counts down to the next request on a progress bar, by a timer that shows nothing after the object is disposed of. The function that
/// it calls must not wait.
/// </summary>
internal sealed class WaitCountdown : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly object _lock = new();
    private readonly Dictionary<object, (string Reason, long Started, TimeSpan Whole)> _waits = [];
    private readonly TimeProvider _time;
    private readonly Action<string, TimeSpan> _show;
    private readonly ITimer _timer;
    private bool _isDisposed;

    /// <summary>Creates a countdown.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="show">Shows a text with the time until the next request.</param>
    public WaitCountdown(TimeProvider time, Action<string, TimeSpan> show)
    {
        _time = time;
        _show = show;
        _timer = time.CreateTimer(_ => Show(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins the wait of a request, or moves its end. The request that comes next is shown.</summary>
    /// <param name="waiting">The request, or another object that is the same for all notices of it.</param>
    /// <param name="wait">The wait from now on.</param>
    /// <param name="reason">The reason.</param>
    public void Begin(object waiting, TimeSpan wait, string reason)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _waits[waiting] = (reason, _time.GetTimestamp(), wait);
            _timer.Change(Tick, Tick);
            ShowLocked();
        }
    }

    /// <summary>Ends all waits.</summary>
    public void End()
    {
        lock (_lock)
        {
            EndLocked();
        }
    }

    /// <summary>Stops the countdown. A tick that is under way shows nothing either.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            EndLocked();
            _isDisposed = true;
            _timer.Dispose();
        }
    }

    private TimeSpan Left(long started, TimeSpan whole) => whole - _time.GetElapsedTime(started);

    private void Show()
    {
        lock (_lock)
        {
            ShowLocked();
        }
    }

    private void ShowLocked()
    {
        foreach ((object ended, _) in _waits.Where(w => Left(w.Value.Started, w.Value.Whole) <= TimeSpan.Zero).ToArray())
        {
            _waits.Remove(ended);
        }

        if (_waits.Count == 0)
        {
            EndLocked();
            return;
        }

        (string reason, long started, TimeSpan whole) = _waits.Values.MinBy(w => Left(w.Started, w.Whole));
        _show(reason, Left(started, whole));
    }

    private void EndLocked()
    {
        _waits.Clear();
        if (!_isDisposed)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
