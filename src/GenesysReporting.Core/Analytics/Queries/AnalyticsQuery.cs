using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>How the results of a query are fetched.</summary>
public enum QueryMode
{
    /// <summary>By query or by job, or by both, whichever is right for the interval.</summary>
    Auto,

    /// <summary>By the query, which answers at once and in pages.</summary>
    Query,

    /// <summary>By an asynchronous job, whose data may lag behind.</summary>
    Job,
}

/// <summary>Which conversations belong to an interval.</summary>
public enum QueryMatching
{
    /// <summary>Those that started in it, to the millisecond.</summary>
    StartedIn,

    /// <summary>Those that were going on in it at any time; needs a job.</summary>
    Overlaps,

    /// <summary>Whatever the platform returns, untrimmed: by query those that started on a UTC day that it touches.</summary>
    Platform,
}

/// <summary>
/// A question for the platform's analytics: checked, not yet sent, and good for any number of runs. Its interval was fixed
/// when it was made. Names that stand for ids are resolved when it runs, in the session that runs it.
/// </summary>
public sealed record AnalyticsQuery
{
    internal AnalyticsQuery(QueryFamily family) => Family = family;

    /// <summary>A query for a whole interval; raises an error for anything that the catalogue knows to be wrong.</summary>
    /// <param name="type">The kind of query.</param>
    /// <param name="interval">The interval; null where the family has none.</param>
    /// <param name="filters">Conditions, all of which must hold.</param>
    public static AnalyticsQuery Of(string type, QueryInterval? interval, params QueryFilter[] filters)
    {
        var time = new TimeForms { Interval = interval?.ToString(), Zone = TimeZoneInfo.Utc };
        return QueryBuilder.Make(new QueryInput(type) { Time = time, Filters = filters }, TimeProvider.System);
    }

    /// <summary>The kind of query, such as ConversationDetails.</summary>
    public string Type => Family.Name;

    /// <summary>The interval; null where the family has none, as observations have.</summary>
    public QueryInterval? Interval { get; internal init; }

    /// <summary>The time zone that times without an offset were read in, and that aggregates are cut in.</summary>
    public string TimeZone => Zone.Id;

    /// <summary>The filters, all of which must hold.</summary>
    public IReadOnlyList<QueryFilter> Filter { get; internal init => field = value.ToReadOnly(); } = [];

    /// <summary>The metrics.</summary>
    public IReadOnlyList<string> Metric { get; internal init => field = value.ToReadOnly(); } = [];

    /// <summary>The dimensions that results are grouped by.</summary>
    public IReadOnlyList<string> GroupBy { get; internal init => field = value.ToReadOnly(); } = [];

    /// <summary>The length of the stretches of time, as an ISO 8601 period; null for one stretch.</summary>
    public string? Granularity { get; internal init; }

    /// <summary>Metrics that are counted within a range.</summary>
    public IReadOnlyList<QueryView> View { get; internal init => field = value.ToReadOnly(); } = [];

    /// <summary>asc, desc or unordered; null leaves it to the platform.</summary>
    public string? Order { get; internal init; }

    /// <summary>What the results are ordered by; null leaves it to the platform.</summary>
    public string? OrderBy { get; internal init; }

    /// <summary>Query, job or both.</summary>
    public QueryMode Mode { get; internal init; }

    /// <summary>Which conversations belong to the interval.</summary>
    public QueryMatching Matching { get; internal init; }

    /// <summary>Whether it is about the signed-in user alone.</summary>
    public bool CurrentUser { get; internal init; }

    /// <summary>Names that are still to become ids, such as <c>queueId: Billing</c>.</summary>
    public IReadOnlyList<string> NamesToResolve => QueryNames.In(this).ToReadOnly();

    internal QueryFamily Family { get; }

    /// <summary>The filters with the one on the signed-in user, who is not known before the query runs.</summary>
    internal IReadOnlyList<QueryFilter> Conditions => CurrentUser ? [.. Filter, QueryNames.Me(QueryNames.SignedInUser)] : Filter;

    internal TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The body that was given as it is; null where it is built of the other members.</summary>
    internal JsonObject? GivenBody { get; init; }

    /// <summary>Whether the platform is to be the only judge of it.</summary>
    internal bool SkipValidation { get; init; }

    /// <summary>The body of its first request as JSON. Names that are still to be resolved stand in it as they were given.</summary>
    public string ToJson() => QueryJson.Indented(QueryBody.FirstRequest(this));

    /// <summary>What running it means, from what is known without asking the platform.</summary>
    public QueryPlan ToPlan() => QueryPlanner.Plan(this, null);

    /// <inheritdoc/>
    public override string ToString() => Interval is null ? Type : $"{Type} {Interval}";
}
