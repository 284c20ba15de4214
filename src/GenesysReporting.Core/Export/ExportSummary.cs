using System.Collections.ObjectModel;
using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Export;

/// <summary>The numbers of an export, and the proof that its file is complete.</summary>
public sealed record ExportSummary
{
    /// <summary>Gets the path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the format of the file.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>Gets the outcome.</summary>
    public required ExportOutcome Outcome { get; init; }

    /// <summary>Gets the requested interval (UTC).</summary>
    public required QueryInterval Interval { get; init; }

    /// <summary>Gets the time zone in which times without an offset were read, and times in cells are written.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Gets the number of conversations in the file.</summary>
    public long Conversations { get; init; }

    /// <summary>Gets the number of rows or lines in the file, without the heading.</summary>
    public long Rows { get; init; }

    /// <summary>Gets the length of the file.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets the number of cells that got an apostrophe, so that a spreadsheet does not run them as formulas.</summary>
    public long GuardedCells { get; init; }

    /// <summary>Gets the metrics that sessions carry, that have no column and that the catalogue does not have, with the number of conversations that carry them.</summary>
    public IReadOnlyDictionary<string, long> MetricsLeftOut { get; init; } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>True if the export resumed an earlier run.</summary>
    public bool Resumed { get; init; }

    /// <summary>Gets the way or ways in which the conversations were fetched: Query, Job or both.</summary>
    public string Mode { get; init; } = "Query";

    /// <summary>Gets the slices that were requested, in order, those of earlier runs included.</summary>
    public IReadOnlyList<SliceSummary> Slices { get; init; } = [];

    /// <summary>Gets the reasons why the export is not complete, one sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Gets one sentence for each conversation that this run found damaged, or could not read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets the number of requests of this run, retries included.</summary>
    public long Requests { get; init; }

    /// <summary>Gets the number of retries of this run.</summary>
    public long Retries { get; init; }

    /// <summary>Gets the duration of this run.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outcome}: {Conversations} conversations of {Interval} in {Path} ({Rows} rows, {Bytes} bytes)");
}
