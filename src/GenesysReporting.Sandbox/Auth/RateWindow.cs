namespace GenesysReporting.Sandbox.Auth;

/// <summary>How a call stands in its window.</summary>
internal readonly record struct RateState(int Count, int Allowed, int ResetSeconds)
{
    public bool Exceeded => Allowed > 0 && Count > Allowed;
}

/// <summary>
/// The calls of one token in the current minute, which begins with the first call after the last one ended.
/// </summary>
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

            // Refused calls do not lengthen the queue: the count stays one above what is allowed.
            _count = allowed > 0 ? Math.Min(_count + 1, allowed + 1) : _count + 1;
            return new RateState(_count, allowed, (int)Math.Ceiling((_ends - now).TotalSeconds));
        }
    }
}
