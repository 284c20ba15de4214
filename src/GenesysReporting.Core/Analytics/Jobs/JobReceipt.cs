using System.Globalization;

namespace GenesysReporting.Analytics;

/// <summary>What was received of a job's results.</summary>
public sealed record JobReceipt
{
    /// <summary>The job; another one than was asked for where it had to be started again.</summary>
    public required AnalyticsJob Job { get; init; }

    /// <summary>How it ended.</summary>
    public required QueryOutcome Outcome { get; init; }

    /// <summary>The error that ended it.</summary>
    public string? Failure { get; init; }

    /// <summary>How many records were delivered.</summary>
    public long Delivered { get; init; }

    /// <summary>How many records arrived.</summary>
    public long Received { get; init; }

    /// <summary>How many arrived more than once and were dropped.</summary>
    public long Duplicates { get; init; }

    /// <summary>How many lay outside the interval and were trimmed.</summary>
    public long OutsideInterval { get; init; }

    /// <summary>
    /// Where to go on with <c>Receive-GenesysAnalyticsJob -Cursor</c>: behind the last page of which every record was
    /// delivered. Null before the first page, and when all of it was delivered.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>How far the data reached when the results were made (UTC); null where the platform does not say.</summary>
    public DateTimeOffset? DataAvailabilityDate { get; init; }

    /// <summary>Why it is not complete, a sentence a reason.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outcome}: {Delivered} delivered of job {Job.Id}; received {Received} ({Duplicates} duplicates, {OutsideInterval} outside)");
}
