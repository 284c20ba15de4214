using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

/// <summary>A part of a query that is read in one way.</summary>
/// <param name="Interval">The part's interval; null for a query without one, which is a single part.</param>
/// <param name="ByJob">True if a job reads it, false if the query does.</param>
internal sealed record QueryPart(QueryInterval? Interval, bool ByJob)
{
    /// <summary>The number of the block of users, from 0, where a query has more users than the platform takes at once.</summary>
    public int Block { get; init; }
}
