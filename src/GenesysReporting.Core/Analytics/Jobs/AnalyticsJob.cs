using System.Globalization;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics;

/// <summary>The state of a job. The names are the platform's, in .NET spelling.</summary>
public enum AnalyticsJobState
{
    /// <summary>A state that this version does not know; <see cref="AnalyticsJob.StateText"/> has it.</summary>
    Unknown,

    /// <summary>The job waits for its turn.</summary>
    Queued,

    /// <summary>The job is running.</summary>
    Pending,

    /// <summary>The job failed; <see cref="AnalyticsJob.ErrorMessage"/> says why.</summary>
    Failed,

    /// <summary>The job was cancelled.</summary>
    Cancelled,

    /// <summary>The results can be read.</summary>
    Fulfilled,

    /// <summary>The results have expired.</summary>
    Expired,
}

/// <summary>
/// An asynchronous query on the platform. It outlives the session: any later session of the same organisation can read it by
/// <see cref="Id"/> and <see cref="Type"/>.
/// </summary>
public sealed record AnalyticsJob
{
    /// <summary>Gets the platform's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the query type, such as ConversationDetails.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the state.</summary>
    public AnalyticsJobState State { get; init; }

    /// <summary>Gets the state as the platform spells it.</summary>
    public string? StateText { get; init; }

    /// <summary>Gets the platform's text about the failure.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets the time of submission (UTC).</summary>
    public DateTimeOffset? SubmissionDate { get; init; }

    /// <summary>Gets the time of completion (UTC).</summary>
    public DateTimeOffset? CompletionDate { get; init; }

    /// <summary>Gets the time at which the results expire (UTC).</summary>
    public DateTimeOffset? ExpirationDate { get; init; }

    /// <summary>Gets the requested interval, <c>start/end</c>; null if it is not known.</summary>
    public string? Interval { get; init; }

    /// <summary>Gets the rule by which conversations belong to the interval.</summary>
    public QueryMatching Matching { get; init; }

    /// <summary>Gets the body that started the job, as JSON; it can be started again with it. Null if it is not known.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the name of the session that started or read the job.</summary>
    public string? SessionName { get; init; }

    /// <summary>True if the job has ended, successfully or not.</summary>
    public bool IsEnded => State is AnalyticsJobState.Failed or AnalyticsJobState.Cancelled
        or AnalyticsJobState.Fulfilled or AnalyticsJobState.Expired;

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>Gets the requested interval; null if it is not known.</summary>
    internal QueryInterval? Requested => Interval is { } text ? QueryInterval.Parse(text, TimeZoneInfo.Utc) : null;

    /// <summary>Gets the interval to trim the results to; null if nothing has to be trimmed.</summary>
    internal QueryInterval? Wanted => Matching == QueryMatching.StartedIn ? Requested : null;

    internal static AnalyticsJobState ReadState(string? text) =>
        Enum.TryParse(text, ignoreCase: true, out AnalyticsJobState state) && !int.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? state
            : AnalyticsJobState.Unknown;
}
