using System.Globalization;

namespace GenesysReporting.Telemetry;

/// <summary>The waits of one cause.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Retries">The number of retries because of it.</param>
/// <param name="Waited">The time that requests waited because of it; the waits of several requests at once add up.</param>
public sealed record WaitFigures(WaitCause Cause, long Retries, TimeSpan Waited)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Cause}: {Retries} retries, {Waited.TotalSeconds:0.0} s");
}
