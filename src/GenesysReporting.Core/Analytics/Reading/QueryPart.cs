using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

/// <summary>A part of a query that is read in one way.</summary>
/// <param name="Interval">The part's interval; null for a query without one, which is a single part.</param>
/// <param name="ByJob">True if a job reads it, false if the query does.</param>
internal sealed record QueryPart(QueryInterval? Interval, bool ByJob);
