using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Export;

/// <summary>What an export put into a file, and the proof that it is the whole.</summary>
public sealed record ExportSummary
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>What it holds.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>How it ended.</summary>
    public required ExportOutcome Outcome { get; init; }

    /// <summary>The interval asked for (UTC).</summary>
    public required QueryInterval Interval { get; init; }

    /// <summary>The time zone in which times without an offset were read, and times in cells are written.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How many conversations the file holds.</summary>
    public long Conversations { get; init; }

    /// <summary>How many rows or lines it holds, without the heading.</summary>
    public long Rows { get; init; }

    /// <summary>The file's length.</summary>
    public long Bytes { get; init; }

    /// <summary>How many cells got an apostrophe, so that no spreadsheet runs them as a formula.</summary>
    public long GuardedCells { get; init; }

    /// <summary>Whether it went on where an earlier run had ended.</summary>
    public bool Resumed { get; init; }

    /// <summary>Query, Job or both: how the conversations were fetched.</summary>
    public string Mode { get; init; } = "Query";

    /// <summary>The slices that were asked for, in order, those of earlier runs included.</summary>
    public IReadOnlyList<SliceSummary> Slices { get; init; } = [];

    /// <summary>Why it is not complete, a sentence a reason.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Requests of this run, repetitions included.</summary>
    public long Requests { get; init; }

    /// <summary>How often this run sent a request again.</summary>
    public long Retries { get; init; }

    /// <summary>How long this run took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outcome}: {Conversations} conversations of {Interval} in {Path} ({Rows} rows, {Bytes} bytes)");
}
