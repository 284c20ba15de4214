using System.Globalization;

namespace GenesysReporting.Telemetry;

/// <summary>The waits of one cause.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Retries">How often a request was sent again because of it.</param>
/// <param name="Waited">How long requests waited because of it; where several waited at once, their times add up.</param>
public sealed record WaitFigures(WaitCause Cause, long Retries, TimeSpan Waited)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Cause}: {Retries} retries, {Waited.TotalSeconds:0.0} s");
}
