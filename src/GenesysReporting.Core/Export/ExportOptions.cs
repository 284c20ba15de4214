using GenesysReporting.Analytics;
using GenesysReporting.Export.Lines;

namespace GenesysReporting.Export;

/// <summary>The options of an export.</summary>
internal sealed record ExportOptions : LineOptions
{
    /// <summary>True if the file is packed with gzip.</summary>
    public bool Compress { get; init; }

    /// <summary>True if an existing file is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>True if a file is finished although the platform sent something else than it had announced.</summary>
    public bool AllowIncomplete { get; init; }

    /// <summary>The number of pages that are fetched at once.</summary>
    public int ThrottleLimit { get; init; } = AnalyticsReadOptions.DefaultThrottleLimit;

    /// <summary>The minimum time between two checkpoints: what comes after the last one must be fetched again after a crash.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(2);
}
