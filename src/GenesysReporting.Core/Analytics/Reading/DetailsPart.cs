using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

/// <summary>A stretch of the interval that is fetched in one way.</summary>
/// <param name="Interval">The stretch.</param>
/// <param name="ByJob">By a job, or by the query.</param>
internal sealed record DetailsPart(QueryInterval Interval, bool ByJob);
