using System.Globalization;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;
using GenesysReporting.Telemetry;

namespace GenesysReporting.Analytics;

/// <summary>How a query ended.</summary>
public enum QueryOutcome
{
    /// <summary>Everything that the platform announced was received.</summary>
    Complete,

    /// <summary>What was received differs from what was announced.</summary>
    Incomplete,

    /// <summary>The caller stopped before the end: <c>-First</c>, <c>Select-Object -First</c>, Ctrl+C.</summary>
    Stopped,

    /// <summary>An error ended it; what had been delivered before is a part.</summary>
    Failed,
}

/// <summary>What a query asked for and what it got: the proof that nothing was lost, or the word that something was.</summary>
public sealed record QuerySummary
{
    /// <summary>The query's type.</summary>
    public required string Type { get; init; }

    /// <summary>The interval asked for (UTC); null where the query is about now.</summary>
    public required QueryInterval? Interval { get; init; }

    /// <summary>The time zone in which times without an offset were read.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How it ended.</summary>
    public required QueryOutcome Outcome { get; init; }

    /// <summary>The error that ended it.</summary>
    public string? Failure { get; init; }

    /// <summary>How many records were delivered.</summary>
    public long Delivered { get; init; }

    /// <summary>The slices that were asked for, in order.</summary>
    public IReadOnlyList<SliceSummary> Slices { get; init; } = [];

    /// <summary>How many results the platform announced.</summary>
    public long TotalHits => Slices.Sum(s => s.TotalHits);

    /// <summary>How many records arrived.</summary>
    public long Received => Slices.Sum(s => s.Received);

    /// <summary>How many different ids they had.</summary>
    public long Unique => Slices.Sum(s => s.Unique);

    /// <summary>How many arrived more than once and were dropped.</summary>
    public long Duplicates => Slices.Sum(s => s.Duplicates);

    /// <summary>How many lay outside the interval and were trimmed.</summary>
    public long OutsideInterval => Slices.Sum(s => s.OutsideInterval);

    /// <summary>Groups of aggregates, observations and activity that came without any data.</summary>
    public int EmptyGroups { get; init; }

    /// <summary>Requests that were sent, repetitions included.</summary>
    public long Requests { get; init; }

    /// <summary>How often a request was sent again.</summary>
    public long Retries { get; init; }

    /// <summary>What its requests waited for, and how long; causes that did not come up are left out.</summary>
    public IReadOnlyList<WaitFigures> Waits { get; init; } = [];

    /// <summary>Query, Job or both: how the records were fetched.</summary>
    public string Mode { get; init; } = "Query";

    /// <summary>Why they were fetched so.</summary>
    public string? ModeReason { get; init; }

    /// <summary>How far the data of jobs reaches (UTC); null where it was not asked for.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Why it is not complete, a sentence a reason.</summary>
    public IReadOnlyList<string> Reasons => Slices.Select(Explain).OfType<string>().ToReadOnly();

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outcome}: {Delivered} delivered of {Interval?.ToString() ?? Type}; announced {TotalHits}, received {Received} ({Duplicates} duplicates, {OutsideInterval} outside) in {Requests} requests");

    private string? Explain(SliceSummary slice) => slice switch
    {
        { Failure: { } failure } => $"{slice.Interval} could not be read: {failure}",
        { WasReadWhole: false } or { Agrees: true } => null,
        { Source: "Job" } when Watermark < slice.Interval.End => string.Create(
            CultureInfo.InvariantCulture,
            $"The data of jobs reaches to {Watermark:yyyy-MM-dd'T'HH:mm:ss'Z'}, and {slice.Interval} goes past it: what came later may be missing."),
        { Passes: > 1, WithoutId: > 0 } when slice.TotalHits == slice.Unique => string.Create(
            CultureInfo.InvariantCulture,
            $"{slice.Interval} was read {slice.Passes} times, and {slice.WithoutId} of its {Records()} have no id: whether one of them came twice, and another not at all, cannot be told."),
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"In {slice.Interval} the platform announced {slice.TotalHits} {Records()} and sent {slice.Unique} different ones."),
    };

    private string Records() => Type == QueryTypes.ConversationDetails.Name ? "conversations" : "records";
}
