using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics;

/// <summary>The result of one slice of a query.</summary>
/// <param name="Interval">The slice.</param>
public sealed record SliceSummary(QueryInterval Interval)
{
    /// <summary>Gets the way in which the slice was read: Query or Job.</summary>
    public string Source { get; init; } = "Query";

    /// <summary>Gets the number of results by the platform's last answer; 0 if it announced none, as jobs do.</summary>
    public long TotalHits { get; init; }

    /// <summary>True if the platform announced the number of results.</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>
    /// True if that number is an order of magnitude, as the platform's for user details is: the end of the pages, and not the
    /// number, proves that all records came.
    /// </summary>
    public bool TotalIsApproximate { get; init; }

    /// <summary>
    /// Gets the number of conversations of a job's slice by the query's own count; null if it was not counted. A job announces no
    /// number, and the query counts the same conversations only for whole UTC days.
    /// </summary>
    public long? Counted { get; init; }

    /// <summary>The number of delivered records that the count includes: those that started in the slice.</summary>
    internal long Countable { get; init; }

    /// <summary>True if the last page of a job's results had no list, although pages before it had one.</summary>
    internal bool EndsWithoutList { get; init; }

    /// <summary>True if records without an id came in several passes, perhaps in an earlier run.</summary>
    internal bool IsBlurred { get; init; }

    /// <summary>Gets the number of records that arrived, in all passes.</summary>
    public long Received { get; init; }

    /// <summary>Gets the number of different records among them.</summary>
    public long Unique { get; init; }

    /// <summary>Gets the number of these that have no id, so that nothing distinguishes them.</summary>
    public long WithoutId { get; init; }

    /// <summary>Gets the number of records that arrived again and were dropped.</summary>
    public long Duplicates => Received - Unique;

    /// <summary>Gets the number of records that could not be read; warnings name them.</summary>
    public long Lost { get; init; }

    /// <summary>Gets the number of records outside the interval, which were trimmed: the platform matches whole UTC days.</summary>
    public long OutsideInterval { get; init; }

    /// <summary>Gets the number of passes: the slice is read again if its pages moved while it was read.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>True if the slice was read to its end; false if the caller stopped before, or an error ended it.</summary>
    public bool WasReadWhole { get; init; }

    /// <summary>True if the slice was read whole, and as many records arrived as were announced throughout.</summary>
    public bool Agrees { get; init; }

    /// <summary>Gets the message of the error that ended the slice; what came before was delivered.</summary>
    public string? Failure { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Interval} ({Source}, {Announced} announced, {Unique} received)";

    private string Announced => !IsAnnounced ? "no number" : TotalIsApproximate ? $"about {TotalHits}" : $"{TotalHits}";
}
