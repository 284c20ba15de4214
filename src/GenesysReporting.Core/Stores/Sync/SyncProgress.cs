namespace GenesysReporting.Stores;

/// <summary>The progress of a run.</summary>
/// <param name="Done">The number of days that are done.</param>
/// <param name="Total">The number of days to do.</param>
/// <param name="Current">The day under way; null for none.</param>
/// <param name="Records">The number of records fetched so far.</param>
/// <param name="Elapsed">The time so far.</param>
internal sealed record SyncProgress(int Done, int Total, string? Current, long Records, TimeSpan Elapsed)
{
    /// <summary>The number of records per second.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Records / Elapsed.TotalSeconds : 0;

    /// <summary>The time that the other days will take at the speed so far; null before the first is done.</summary>
    public TimeSpan? Left => Done == 0 ? null : Elapsed / Done * (Total - Done);
}
