namespace GenesysReporting.Api.Governing;

/// <summary>
/// The share of each rate window that a session leaves to others. Several parts of a program may reserve a share at the same
/// time; the largest applies. Thread-safe.
/// </summary>
internal sealed class RateReserve
{
    /// <summary>The most that can be reserved, in percent.</summary>
    public const int Most = 90;

    private readonly object _lock = new();
    private readonly List<int> _shares = [];
    private volatile int _percent;

    /// <summary>Called when less is reserved than before, so that waiting requests are considered again.</summary>
    public Action? Freed { get; set; }

    /// <summary>The share that is left to others, in percent; 0 if none is reserved.</summary>
    public int Percent => _percent;

    /// <summary>Reserves a share until the scope is disposed.</summary>
    /// <param name="percent">The share, 0 to 90 percent.</param>
    public IDisposable Take(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, Most);
        Change(() => _shares.Add(percent));
        return new Scope(this, percent);
    }

    /// <summary>Returns the number of requests of a window that are the session's own share; at least one.</summary>
    public int ShareOf(int allowed) => Math.Max(1, (int)((long)allowed * (100 - _percent) / 100));

    private void Change(Action change)
    {
        bool isLess;
        lock (_lock)
        {
            int before = _percent;
            change();
            _percent = _shares.Count == 0 ? 0 : _shares.Max();
            isLess = _percent < before;
        }

        if (isLess)
        {
            Freed?.Invoke();
        }
    }

    private sealed class Scope(RateReserve reserve, int percent) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                reserve.Change(() => reserve._shares.Remove(percent));
            }
        }
    }
}
