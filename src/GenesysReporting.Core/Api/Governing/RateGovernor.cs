using GenesysReporting.Auth;
using GenesysReporting.Telemetry;

namespace GenesysReporting.Api.Governing;

/// <summary>
/// Controls the requests of one token: every attempt of every request, from any cmdlet and runspace, asks it for a turn and
/// gets it in the order of asking. Thread-safe; it calls no foreign code under its lock.
/// </summary>
internal sealed class RateGovernor : IDisposable
{
    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly RateBudget _budget;
    private readonly LinkedList<RateTurn> _queue = [];
    private bool _hasEnded;

    /// <param name="time">The time.</param>
    /// <param name="reserve">The share that is left to others; null for none.</param>
    public RateGovernor(TimeProvider time, RateReserve? reserve = null)
    {
        _time = time;
        _budget = new RateBudget(reserve ?? new RateReserve());
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Serve(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The elapsed time, in which turns and passes are measured.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Asks for a turn. A turn that is not used must be returned with <see cref="Leave"/>.</summary>
    public RateTurn Enter()
    {
        var turn = new RateTurn(Now);
        lock (_lock)
        {
            if (_hasEnded)
            {
                turn.Fail(AuthErrors.SessionEnded());
                return turn;
            }

            _queue.AddLast(turn);
            ServeLocked();
        }

        return turn;
    }

    /// <summary>Returns a turn that is not needed any more, granted or not.</summary>
    public void Leave(RateTurn turn, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_queue.Remove(turn))
            {
                turn.Cancel(cancellationToken);
            }
            else if (turn.TakeBack() is { } pass)
            {
                _budget.Returned(pass);
            }

            if (!_hasEnded)
            {
                ServeLocked();
            }
        }
    }

    /// <summary>Returns the expected wait of a turn, and the reason; null if it is not known.</summary>
    public RateVerdict? Foresee(RateTurn turn)
    {
        lock (_lock)
        {
            RateVerdict verdict = _budget.Ask(Now);
            int ahead = _queue.TakeWhile(t => t != turn).Count();
            return ahead == _queue.Count || verdict.MayGo || verdict.Wait == Timeout.InfiniteTimeSpan
                ? null
                // At the reset all waits end.
                : verdict with { Wait = Earlier(verdict.Wait + (verdict.Spacing * ahead), verdict.ResetsIn) };
        }
    }

    /// <summary>Records the end of a granted request, with the headers of its answer if it had any.</summary>
    public void Ended(RatePass pass, RateHeaders? headers, bool succeeded)
    {
        lock (_lock)
        {
            _budget.Ended(pass, Now, headers, succeeded);
            if (!_hasEnded)
            {
                ServeLocked();
            }
        }
    }

    /// <summary>Delays all requests of the token after a 429, not only the one that got it.</summary>
    public void Block(TimeSpan wait)
    {
        lock (_lock)
        {
            _budget.Block(Now + wait);
            ServeLocked();
        }
    }

    /// <summary>Considers the waiting turns again.</summary>
    public void Serve()
    {
        lock (_lock)
        {
            if (!_hasEnded)
            {
                ServeLocked();
            }
        }
    }

    /// <summary>Ends every wait with <c>SessionEnded</c>.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _hasEnded = true;
            foreach (RateTurn turn in _queue)
            {
                turn.Fail(AuthErrors.SessionEnded());
            }

            _queue.Clear();
            _timer.Dispose();
        }
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private void ServeLocked()
    {
        while (_queue.First is { } first)
        {
            RateVerdict verdict = _budget.Ask(Now);
            if (!verdict.MayGo)
            {
                Wake(verdict.Wait);
                return;
            }

            _queue.RemoveFirst();
            Grant(first.Value);
        }
    }

    private void Grant(RateTurn turn)
    {
        turn.Cause = _budget.BlockedUntil > turn.Since ? WaitCause.TooManyRequests : WaitCause.RateLimit;
        turn.Grant(_budget.Pass(Now));
    }

    private void Wake(TimeSpan wait)
    {
        // Timers count whole milliseconds; rounded down, one would fire too early again and again. The infinite wait is such a number.
        TimeSpan due = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }
}
