namespace GenesysReporting.Analytics;

/// <summary>The progress of a query.</summary>
/// <param name="Fraction">The share that is done, from 0 to 1.</param>
/// <param name="Received">The number of records received so far.</param>
/// <param name="Slice">The number of the slice that is being read, from 1.</param>
/// <param name="Slices">The number of slices.</param>
public sealed record QueryProgress(double Fraction, long Received, int Slice, int Slices)
{
    /// <summary>Gets the job that is being waited for, and the time waited so far; null if none is.</summary>
    public (AnalyticsJob Job, TimeSpan Elapsed)? Waiting { get; init; }
}
