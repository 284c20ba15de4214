using System.Globalization;
using GenesysReporting.Collections;

namespace GenesysReporting.Stores;

/// <summary>The contents and the state of a store.</summary>
public sealed record StoreStatus
{
    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>The kind of store.</summary>
    public required StoreKind Kind { get; init; }

    /// <summary>The organisation whose data it has.</summary>
    public string? Organization { get; init; }

    /// <summary>The data that it keeps.</summary>
    public IReadOnlyList<StoreData> Data { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The first UTC day.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The last UTC day up to which all days are finished; null if the first is not.</summary>
    public DateOnly? FinishedTo { get; init; }

    /// <summary>The number of days, of each kind of data one, that are final: they are not fetched again as a whole.</summary>
    public int DaysFinal { get; init; }

    /// <summary>The number of days that are finished and are fetched again until they are final.</summary>
    public int DaysFinished { get; init; }

    /// <summary>The number of days that were fetched in part.</summary>
    public int DaysPartial { get; init; }

    /// <summary>The number of days that are missing.</summary>
    public int DaysMissing { get; init; }

    /// <summary>The number of days whose last attempt failed.</summary>
    public int DaysFailed { get; init; }

    /// <summary>The days that the platform no longer has, and that were never finished.</summary>
    public IReadOnlyList<string> Gaps { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The number of conversations.</summary>
    public long Conversations { get; init; }

    /// <summary>The number of conversations that are open.</summary>
    public long Open { get; init; }

    /// <summary>The rows of each table.</summary>
    public IReadOnlyList<StoreTableSize> Tables { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The size in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The end of the last run (UTC); null if there was none.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>The outcome of the last run with its numbers; null if there was none.</summary>
    public string? LastOutcome { get; init; }

    /// <summary>The look-back of the last run.</summary>
    public TimeSpan LookBack { get; init; }

    /// <summary>True if it keeps the raw records.</summary>
    public bool KeepsRaw { get; init; }

    /// <summary>The protection of personal data; null for none.</summary>
    public string? Protection { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Store}: {Conversations} conversations since {Since:yyyy-MM-dd}, finished to {FinishedTo:yyyy-MM-dd}");
}

/// <summary>A UTC day of a store.</summary>
public sealed record StoreDay
{
    /// <summary>The data.</summary>
    public required StoreData Data { get; init; }

    /// <summary>The UTC day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The state.</summary>
    public required StoredDayState State { get; init; }

    /// <summary>The number of records: conversations, spans or rows.</summary>
    public long Records { get; init; }

    /// <summary>The number of rows in all tables.</summary>
    public long Rows { get; init; }

    /// <summary>The way in which it was fetched: Query, Job or both.</summary>
    public string? Source { get; init; }

    /// <summary>The time when it was fetched last (UTC).</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The end of the data that jobs could read then (UTC); null if it was not known.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The message of the error that ended the last attempt; null if it succeeded.</summary>
    public string? Failure { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Data} {Day:yyyy-MM-dd} {State}");
}

/// <summary>A conversation of a store that is open.</summary>
/// <param name="ConversationId">The conversation's id.</param>
/// <param name="Day">The UTC day on which it started.</param>
public sealed record StoreOpenConversation(string ConversationId, DateOnly Day)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {ConversationId}");
}
