using GenesysReporting.Analytics;
using GenesysReporting.Rows;

namespace GenesysReporting.Export;

/// <summary>How an export is written and read.</summary>
internal sealed record ExportOptions
{
    public ExportFormat Format { get; init; }

    /// <summary>Whether the file is packed with gzip.</summary>
    public bool Compress { get; init; }

    public ExportEncoding Encoding { get; init; }

    /// <summary>What a row is, and how its cells are written; for CSV.</summary>
    public RowOptions Rows { get; init; } = new();

    /// <summary>What stands between two cells; for CSV.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether text that a spreadsheet would run as a formula stays as it is; for CSV.</summary>
    public bool AllowFormula { get; init; }

    /// <summary>Whether what is there is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a file is finished although the platform sent something else than it had announced.</summary>
    public bool AllowIncomplete { get; init; }

    /// <summary>How many pages are fetched at once.</summary>
    public int ThrottleLimit { get; init; } = AnalyticsReadOptions.DefaultThrottleLimit;

    /// <summary>The least time between two checkpoints: what has to be fetched again after a crash.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(2);
}
