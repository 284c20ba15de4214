namespace GenesysReporting.Stores.Tests;

/// <summary>A clock whose time changes only when a test says so, while waits of seconds take milliseconds.</summary>
internal sealed class FrozenTime : TimeProvider
{
    private const int Factor = 1000;
    private readonly long _origin = System.GetTimestamp();

    public DateTimeOffset Now { get; set; } = new(2026, 6, 10, 3, 0, 0, TimeSpan.Zero);

    /// <summary>The time that a test lets pass in addition to the machine's.</summary>
    public TimeSpan Passed { get; set; }

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => ((System.GetTimestamp() - _origin) * Factor) + (long)(Passed.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ShortTimer(System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)));

    private static TimeSpan Shorten(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / Factor));

    private sealed class ShortTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Shorten(dueTime), Shorten(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
