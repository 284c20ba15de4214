using System.Globalization;
using GenesysReporting.Analytics.Time;

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
    public long Doubles => Slices.Sum(s => s.Doubles);

    /// <summary>How many lay outside the interval and were trimmed.</summary>
    public long Outside => Slices.Sum(s => s.Outside);

    /// <summary>Groups of aggregates, observations and activity that came without any data.</summary>
    public int EmptyGroups { get; init; }

    /// <summary>Requests that were answered, repetitions included.</summary>
    public long Requests { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Why it is not complete, a sentence a reason.</summary>
    public IReadOnlyList<string> Reasons => Slices
        .Where(s => s.WasReadWhole && !s.Agrees)
        .Select(Explain)
        .ToArray();

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outcome}: {Delivered} delivered of {Interval?.ToString() ?? Type}; announced {TotalHits}, received {Received} ({Doubles} doubles, {Outside} outside) in {Requests} requests");

    private static string Explain(SliceSummary slice) => string.Create(
        CultureInfo.InvariantCulture,
        $"In {slice.Interval} the platform announced {slice.TotalHits} conversations and sent {slice.Unique} different ones.");
}
