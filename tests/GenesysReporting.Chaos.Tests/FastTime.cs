namespace GenesysReporting.Chaos.Tests;

/// <summary>A clock that runs many times as fast as the machine's, so that back-offs of seconds take milliseconds.</summary>
internal sealed class FastTime(int factor) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly long _origin = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Start + GetElapsedTime(0, GetTimestamp());

    public override long GetTimestamp() => (System.GetTimestamp() - _origin) * factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)), this);

    private TimeSpan Shorten(TimeSpan time) => time <= TimeSpan.Zero
        ? time
        : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / factor));

    private sealed class FastTimer(ITimer timer, FastTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Shorten(dueTime), time.Shorten(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
