namespace GenesysReporting.Sandbox.Auth;

/// <summary>The state of a rate window after a call.</summary>
internal readonly record struct RateState(int Count, int Allowed, int ResetSeconds)
{
    public bool Exceeded => Allowed > 0 && Count > Allowed;
}

/// <summary>Counts calls in the current minute, which begins with the first call after the previous minute.</summary>
internal sealed class RateWindow(int allowed, TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private DateTimeOffset _ends = DateTimeOffset.MinValue;
    private int _count;

    public RateState Count()
    {
        lock (_gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (now >= _ends)
            {
                _ends = now + Length;
                _count = 0;
            }

            // Refused calls are not counted further: the count stays one above the limit.
            _count = allowed > 0 ? Math.Min(_count + 1, allowed + 1) : _count + 1;
            return new RateState(_count, allowed, (int)Math.Ceiling((_ends - now).TotalSeconds));
        }
    }
}
