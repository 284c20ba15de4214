using System.Globalization;

namespace GenesysReporting.Stores;

/// <summary>The outcome of a run that updated a store.</summary>
public enum StoreOutcome
{
    /// <summary>All days are fetched, as far as the platform's data reach.</summary>
    Complete,

    /// <summary>Some days could not be fetched, and stay to be done.</summary>
    Incomplete,

    /// <summary>The time was over before all days were done.</summary>
    TimeOver,
}

/// <summary>The numbers of a run that updated a store.</summary>
public sealed record StoreSummary
{
    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>The outcome.</summary>
    public required StoreOutcome Outcome { get; init; }

    /// <summary>The number of days that were fetched, of each kind of data one.</summary>
    public int DaysDone { get; init; }

    /// <summary>The number of days that were not tried: the time was over, or the permission for their data is missing.</summary>
    public int DaysLeft { get; init; }

    /// <summary>The days that could not be fetched, with their reasons.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>The number of records of the days that were fetched: conversations, spans of users, half-hours of queues.</summary>
    public long Records { get; init; }

    /// <summary>The number of rows of these days.</summary>
    public long Rows { get; init; }

    /// <summary>The number of records of earlier days that had changed, and were replaced.</summary>
    public long Changed { get; init; }

    /// <summary>The number of records of earlier days that were not there, and were added.</summary>
    public long Added { get; init; }

    /// <summary>The number of conversations that are open.</summary>
    public long Open { get; init; }

    /// <summary>The columns and tables that were added, one sentence each.</summary>
    public IReadOnlyList<string> SchemaChanges { get; init; } = [];

    /// <summary>Sentences about records that were damaged, names that could not be read, and the like.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The first UTC day of the store.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The end of the data that jobs could read (UTC); null if it is not known.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The number of requests sent, retries included.</summary>
    public long Requests { get; init; }

    /// <summary>The duration.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outcome}: {DaysDone} days done, {DaysLeft} left, {Failures.Count} failed; {Records} records in {Rows} rows, {Changed} changed, {Added} added, {Open} open, in {Requests} requests");
}
