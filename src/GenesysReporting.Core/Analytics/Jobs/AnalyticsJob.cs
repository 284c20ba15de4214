using System.Globalization;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics;

/// <summary>How far a job is; the names are the platform's, in our spelling.</summary>
public enum AnalyticsJobState
{
    /// <summary>This version does not know the state; <see cref="AnalyticsJob.StateText"/> has it.</summary>
    Unknown,

    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It is being worked on.</summary>
    Pending,

    /// <summary>It failed; <see cref="AnalyticsJob.ErrorMessage"/> says why.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>Its results can be read.</summary>
    Fulfilled,

    /// <summary>Its results are gone.</summary>
    Expired,
}

/// <summary>
/// An asynchronous query on the platform. It outlives the session: with <see cref="Id"/> and <see cref="Type"/> any later
/// session of the same organisation can ask for it.
/// </summary>
public sealed record AnalyticsJob
{
    /// <summary>The platform's id.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of query, such as ConversationDetails.</summary>
    public required string Type { get; init; }

    /// <summary>How far it is.</summary>
    public AnalyticsJobState State { get; init; }

    /// <summary>The state in the platform's own word.</summary>
    public string? StateText { get; init; }

    /// <summary>Why it failed, in the platform's words.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When it was submitted (UTC).</summary>
    public DateTimeOffset? SubmissionDate { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? CompletionDate { get; init; }

    /// <summary>When its results will be gone (UTC).</summary>
    public DateTimeOffset? ExpirationDate { get; init; }

    /// <summary>The interval asked for, <c>start/end</c>; null where that is not known.</summary>
    public string? Interval { get; init; }

    /// <summary>Which conversations belong to the interval.</summary>
    public QueryMatching Matching { get; init; }

    /// <summary>The body that started it, as JSON, with which it can be started again; null where that is not known.</summary>
    public string? Body { get; init; }

    /// <summary>The name of the session that it was started or asked for in.</summary>
    public string? SessionName { get; init; }

    /// <summary>Whether it has ended, well or not.</summary>
    public bool IsEnded => State is AnalyticsJobState.Failed or AnalyticsJobState.Cancelled
        or AnalyticsJobState.Fulfilled or AnalyticsJobState.Expired;

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>The interval to trim to; null where nothing is to be trimmed.</summary>
    internal QueryInterval? Wanted => Interval is { } text && Matching == QueryMatching.StartedIn
        ? QueryInterval.Parse(text, TimeZoneInfo.Utc)
        : null;

    internal static AnalyticsJobState ReadState(string? text) =>
        Enum.TryParse(text, ignoreCase: true, out AnalyticsJobState state) && !int.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? state
            : AnalyticsJobState.Unknown;
}
