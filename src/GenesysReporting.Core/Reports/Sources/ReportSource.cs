using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Reports.Questions;

namespace GenesysReporting.Reports.Sources;

/// <summary>A question that was checked and can be asked in any session.</summary>
internal abstract class ReportSource
{
    /// <summary>The name of the question.</summary>
    public required string Name { get; init; }

    /// <summary>The interval; null for a question about the current state.</summary>
    public abstract QueryInterval? Interval { get; }

    /// <summary>The time zone of times and buckets.</summary>
    public abstract TimeZoneInfo Zone { get; }

    /// <summary>The conditions, one line each.</summary>
    public virtual IReadOnlyList<string> Filters => [];

    /// <summary>Returns the requests as lines of text, as far as they are known without asking.</summary>
    /// <param name="rateLimit">The session's rate limit; null if none is known yet.</param>
    public abstract IReadOnlyList<string> Plan(RateLimitStatus? rateLimit);

    /// <summary>Asks the question.</summary>
    /// <param name="session">The session.</param>
    /// <param name="read">The options of reading.</param>
    /// <param name="outcome">Receives the numbers of the run, also if it fails.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public abstract IAsyncEnumerable<IEnumerable<ReportEntry>> ReadAsync(
        GenesysSession session, AnalyticsReadOptions read, SourceOutcome outcome, CancellationToken cancellationToken);
}

/// <summary>The outcome of a question.</summary>
internal sealed class SourceOutcome
{
    /// <summary>The numbers of its queries.</summary>
    public List<QuerySummary> Summaries { get; } = [];

    /// <summary>The reasons for which values are or may be missing.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>False if values are known to be missing.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>Adds the numbers of a query.</summary>
    public void Add(QuerySummary summary)
    {
        Summaries.Add(summary);
        IsComplete &= summary.Outcome == QueryOutcome.Complete;
        Reasons.AddRange(summary.Reasons.Concat(summary.Notes));
    }
}
