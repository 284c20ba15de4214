using System.Globalization;

namespace GenesysReporting.Stores;

/// <summary>The state of the data of a UTC day.</summary>
public enum StoredDayState
{
    /// <summary>It was not fetched so far.</summary>
    Missing,

    /// <summary>It was fetched before it was over.</summary>
    Partial,

    /// <summary>It was fetched whole, and is fetched again until it is final.</summary>
    Finished,

    /// <summary>It was fetched after the look-back. What changes later is replaced by the conversation.</summary>
    Final,

    /// <summary>The platform did not keep its data until they could be fetched.</summary>
    Gap,
}

/// <summary>The state of the data of a UTC day. It is written in one transaction with the day's rows.</summary>
/// <param name="Data">The data.</param>
/// <param name="Day">The UTC day.</param>
internal sealed record StoredDay(StoreData Data, DateOnly Day)
{
    /// <summary>Missing, Partial, Finished or Gap; whether a finished day is final depends on the look-back.</summary>
    public StoredDayState State { get; init; }

    /// <summary>The number of records: conversations, spans or rows.</summary>
    public long Records { get; init; }

    /// <summary>The number of rows in all tables.</summary>
    public long Rows { get; init; }

    /// <summary>A hash of its records, whatever their order, 16 hexadecimal digits: the exclusive or of theirs.</summary>
    public string Hash { get; init => field = value ?? RecordHash.None; } = RecordHash.None;

    /// <summary>The end of the data that jobs could read when it was fetched (UTC); null if it was not known.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The time when it was fetched last (UTC); null if it never was.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The way in which it was fetched: Query, Job or both.</summary>
    public string? Source { get; init; }

    /// <summary>The message of the error that ended the last attempt; null if it succeeded.</summary>
    public string? Failure { get; init; }

    /// <summary>The start of the day.</summary>
    public DateTimeOffset Start => new(Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The end of the day.</summary>
    public DateTimeOffset End => Start.AddDays(1);

    /// <summary>True if it holds all data of the day as of a time.</summary>
    public bool IsFinished => State == StoredDayState.Finished;

    /// <summary>
    /// True if its data are so late that it is not fetched again. What a job returns is the state at the watermark, hours before the fetch.
    /// </summary>
    public bool IsFinal(TimeSpan lookBack) => IsFinished && (Watermark ?? FetchedAt) >= End + lookBack;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Data} {Day:yyyy-MM-dd}");
}
