namespace GenesysReporting.Analytics;

/// <summary>How far a query is.</summary>
/// <param name="Fraction">From 0 to 1.</param>
/// <param name="Received">Records received so far.</param>
/// <param name="Slice">The slice that is being read, counted from 1.</param>
/// <param name="Slices">How many slices there are.</param>
public sealed record QueryProgress(double Fraction, long Received, int Slice, int Slices)
{
    /// <summary>The job that is waited for, and for how long by now; null where none is.</summary>
    public (AnalyticsJob Job, TimeSpan Elapsed)? Waiting { get; init; }
}
