using System.Globalization;

namespace GenesysReporting.Analytics;

/// <summary>A receipt for the results of a job: the numbers, and the cursor to resume with.</summary>
public sealed record JobReceipt
{
    /// <summary>Gets the job: another one than requested if that had to be started again.</summary>
    public required AnalyticsJob Job { get; init; }

    /// <summary>Gets the outcome.</summary>
    public required QueryOutcome Outcome { get; init; }

    /// <summary>Gets the message of the error that ended the reading; null for none.</summary>
    public string? Failure { get; init; }

    /// <summary>Gets the number of records delivered.</summary>
    public long Delivered { get; init; }

    /// <summary>Gets the number of records that arrived.</summary>
    public long Received { get; init; }

    /// <summary>Gets the number of records that arrived again and were dropped.</summary>
    public long Duplicates { get; init; }

    /// <summary>Gets the number of records outside the interval, which were trimmed.</summary>
    public long OutsideInterval { get; init; }

    /// <summary>Gets one sentence for each record that was damaged, or could not be read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// Gets the cursor to resume with, by <c>Receive-GenesysAnalyticsJob -Cursor</c>: after the last page of which every record
    /// was delivered. Null before the first page, and when everything was delivered.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>Gets the end of the data that the job could read (UTC); null if the platform does not say.</summary>
    public DateTimeOffset? DataAvailabilityDate { get; init; }

    /// <summary>Gets the reasons why the result is not complete, one sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outcome}: {Delivered} delivered of job {Job.Id}; received {Received} ({Duplicates} duplicates, {OutsideInterval} outside)");
}
