using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Stores;

/// <summary>A UTC day that a run has to fetch.</summary>
/// <param name="Known">What the store knows of the day.</param>
/// <param name="End">The end of what is fetched: the end of the day, or of today the time of the plan.</param>
internal sealed record SyncDay(StoredDay Known, DateTimeOffset End)
{
    /// <summary>True if a job reads it, with attributes; false for the query, which is current.</summary>
    public bool ByJob { get; init; }

    /// <summary>True if conversations that began earlier and were active on the day are fetched too, to replace what is known of them.</summary>
    public bool WithEarlier { get; init; }

    /// <summary>The data.</summary>
    public StoreData Data => Known.Data;

    /// <summary>The day.</summary>
    public DateOnly Day => Known.Day;

    /// <summary>True if the day is over.</summary>
    public bool IsWhole => End == Known.End;

    /// <summary>The interval to fetch.</summary>
    public QueryInterval Interval => new(Known.Start, End);

    /// <summary>The task for the workers of a store.</summary>
    public StoreTask Task => new(Data.ToString(), Day, Known.FetchedAt);

    /// <inheritdoc/>
    public override string ToString() => Known.ToString();
}
