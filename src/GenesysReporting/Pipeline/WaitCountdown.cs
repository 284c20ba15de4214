namespace GenesysReporting.Pipeline;

/// <summary>
/// Counts a wait down on a progress bar, by a timer that shows nothing after the object is disposed of. The function that
/// it calls must not wait.
/// </summary>
internal sealed class WaitCountdown : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly Action<string, TimeSpan> _show;
    private readonly ITimer _timer;
    private Func<TimeSpan, string>? _reason;
    private long _started;
    private TimeSpan _whole;
    private bool _isDisposed;

    /// <summary>Creates a countdown.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="show">Shows a text with the time that is left.</param>
    public WaitCountdown(TimeProvider time, Action<string, TimeSpan> show)
    {
        _time = time;
        _show = show;
        _timer = time.CreateTimer(_ => Show(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins a wait, with a function for its text after a time. A longer wait that is shown already stays.</summary>
    public void Begin(TimeSpan wait, Func<TimeSpan, string> reason)
    {
        lock (_lock)
        {
            if (_isDisposed || (_reason is not null && Left() > wait))
            {
                return;
            }

            (_reason, _started, _whole) = (reason, _time.GetTimestamp(), wait);
            _timer.Change(Tick, Tick);
            _show(reason(TimeSpan.Zero), wait);
        }
    }

    /// <summary>Ends the wait.</summary>
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

    private TimeSpan Left() => _whole - _time.GetElapsedTime(_started);

    private void Show()
    {
        lock (_lock)
        {
            if (_reason is null)
            {
                return;
            }

            if (Left() is var left && left > TimeSpan.Zero)
            {
                _show(_reason(_whole - left), left);
                return;
            }

            EndLocked();
        }
    }

    private void EndLocked()
    {
        if (_reason is not null)
        {
            _reason = null;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
