using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Fakes;

/// <summary>A wall clock that can be set while elapsed time goes its way.</summary>
internal sealed class SkewedTime : FakeTimeProvider
{
    public TimeSpan Skew { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Skew;

    public override long GetTimestamp() => base.GetUtcNow().UtcTicks;
}
