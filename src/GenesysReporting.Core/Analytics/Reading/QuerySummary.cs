using System.Globalization;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;
using GenesysReporting.Telemetry;

namespace GenesysReporting.Analytics;

/// <summary>The outcome of a query.</summary>
public enum QueryOutcome
{
    /// <summary>Everything that the platform announced was received.</summary>
    Complete,

    /// <summary>The received records differ from the announced ones.</summary>
    Incomplete,

    /// <summary>The caller stopped before the end, by <c>-First</c>, <c>Select-Object -First</c>, Ctrl+C.</summary>
    Stopped,

    /// <summary>An error ended the query; what was delivered before is a part of the result.</summary>
    Failed,
}

/// <summary>The numbers of a query, requested and received: the proof that nothing was lost, or the notice that something was.</summary>
public sealed record QuerySummary
{
    /// <summary>Gets the query's type.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the requested interval (UTC); null if the query is about now.</summary>
    public required QueryInterval? Interval { get; init; }

    /// <summary>Gets the time zone in which times without an offset were read.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Gets the outcome.</summary>
    public required QueryOutcome Outcome { get; init; }

    /// <summary>Gets the message of the error that ended the query; null for none.</summary>
    public string? Failure { get; init; }

    /// <summary>Gets the number of records delivered.</summary>
    public long Delivered { get; init; }

    /// <summary>Gets the slices that were requested, in order.</summary>
    public IReadOnlyList<SliceSummary> Slices { get; init; } = [];

    /// <summary>Gets the number of results that the platform announced; slices without an announcement, such as jobs, do not count.</summary>
    public long TotalHits => Slices.Sum(s => s.TotalHits);

    /// <summary>Gets the number of records that arrived.</summary>
    public long Received => Slices.Sum(s => s.Received);

    /// <summary>Gets the number of different records among them.</summary>
    public long Unique => Slices.Sum(s => s.Unique);

    /// <summary>Gets the number of records that arrived again and were dropped.</summary>
    public long Duplicates => Slices.Sum(s => s.Duplicates);

    /// <summary>Gets the number of records outside the interval, which were trimmed.</summary>
    public long OutsideInterval => Slices.Sum(s => s.OutsideInterval);

    /// <summary>Gets the number of records that could not be read; warnings name them.</summary>
    public long Lost => Slices.Sum(s => s.Lost);

    /// <summary>Gets one sentence for each record that was damaged, or could not be read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets the number of groups of aggregates, observations and activity that came without any data.</summary>
    public int EmptyGroups { get; init; }

    /// <summary>Gets the number of requests sent, retries included.</summary>
    public long Requests { get; init; }

    /// <summary>Gets the number of retries.</summary>
    public long Retries { get; init; }

    /// <summary>Gets the causes and durations of the requests' waits; causes that did not occur are left out.</summary>
    public IReadOnlyList<WaitFigures> Waits { get; init; } = [];

    /// <summary>Gets the way or ways in which the records were fetched: Query, Job or both.</summary>
    public string Mode { get; init; } = "Query";

    /// <summary>Gets the reason for the mode; null if there was no choice.</summary>
    public string? ModeReason { get; init; }

    /// <summary>Gets the end of the data that jobs can read (UTC); null if it was not requested.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>Gets the duration.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the reasons why the result is not complete, one sentence each.</summary>
    public IReadOnlyList<string> Reasons => OtherReasons.Concat(Completeness.Reasons(Type, Slices, Watermark)).ToReadOnly();

    /// <summary>The reasons that do not concern a slice.</summary>
    internal IReadOnlyList<string> OtherReasons { get; init; } = [];

    private string Announced => !Slices.Any(s => s.IsAnnounced) ? "no number"
        : string.Create(CultureInfo.InvariantCulture, $"{(Slices.Any(s => s.TotalIsApproximate) ? "about " : string.Empty)}{TotalHits}");

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outcome}: {Delivered} delivered of {Interval?.ToString() ?? Type}; announced {Announced}, received {Received} ({Duplicates} duplicates, {OutsideInterval} outside) in {Requests} requests");
}
