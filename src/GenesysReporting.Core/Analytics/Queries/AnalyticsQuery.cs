using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>The way in which the results of a query are fetched.</summary>
public enum QueryMode
{
    /// <summary>By query, by job, or by both, whichever suits the interval.</summary>
    Auto,

    /// <summary>By the query, which the platform answers at once and in pages.</summary>
    Query,

    /// <summary>By an asynchronous job, whose data may lag behind.</summary>
    Job,
}

/// <summary>The rule by which conversations belong to an interval.</summary>
public enum QueryMatching
{
    /// <summary>Conversations that started in it, to the millisecond.</summary>
    StartedIn,

    /// <summary>Conversations that were active in it at any time; needs a job.</summary>
    Overlaps,

    /// <summary>All that the platform returns, untrimmed: a query returns those that started on a UTC day that the interval touches.</summary>
    Platform,
}

/// <summary>
/// A query for the platform's analytics: checked, not yet sent, and reusable. Its interval was fixed when it was built.
/// Names that stand for ids are resolved when it runs, in the session that runs it.
/// </summary>
public sealed record AnalyticsQuery
{
    internal AnalyticsQuery(QueryFamily family) => Family = family;

    /// <summary>Returns a query for a whole interval; throws for anything that is wrong according to the catalogue.</summary>
    /// <param name="type">The kind of query.</param>
    /// <param name="interval">The interval; null where the family has none.</param>
    /// <param name="filters">The conditions, all of which must hold.</param>
    public static AnalyticsQuery Of(string type, QueryInterval? interval, params QueryFilter[] filters)
    {
        var time = new TimeForms { Exact = interval, Zone = TimeZoneInfo.Utc };
        return QueryBuilder.Make(new QueryInput(type) { Time = time, Filters = filters }, TimeProvider.System);
    }

    /// <summary>The kind of query, such as ConversationDetails.</summary>
    public string Type => Family.Name;

    /// <summary>The interval; null where the family has none, such as observations.</summary>
    public QueryInterval? Interval { get; internal init; }

    /// <summary>The time zone that times without an offset were read in, and that aggregates are cut in.</summary>
    public string TimeZone => Zone.Id;

    /// <summary>The filters, all of which must hold.</summary>
    public IReadOnlyList<QueryFilter> Filter { get; internal init => field = value.ToReadOnly(); } = [];

    /// <summary>The metrics.</summary>
    public IReadOnlyList<string> Metric { get; internal init => field = value.ToReadOnly(); } = [];

    /// <summary>The dimensions that results are grouped by.</summary>
    public IReadOnlyList<string> GroupBy { get; internal init => field = value.ToReadOnly(); } = [];

    /// <summary>The length of the buckets, as an ISO 8601 period; null for one bucket.</summary>
    public string? Granularity { get; internal init; }

    /// <summary>The metrics that are counted within a range.</summary>
    public IReadOnlyList<QueryView> View { get; internal init => field = value.ToReadOnly(); } = [];

    /// <summary>asc, desc or unordered; null leaves it to the platform.</summary>
    public string? Order { get; internal init; }

    /// <summary>The metric or time that results are ordered by; null leaves it to the platform.</summary>
    public string? OrderBy { get; internal init; }

    /// <summary>The way in which the results are fetched.</summary>
    public QueryMode Mode { get; internal init; }

    /// <summary>The rule by which conversations belong to the interval.</summary>
    public QueryMatching Matching { get; internal init; }

    /// <summary>True if it is limited to the signed-in user.</summary>
    public bool CurrentUser { get; internal init; }

    /// <summary>The names that are not resolved to ids yet, such as <c>queueId: Billing</c>.</summary>
    public IReadOnlyList<string> NamesToResolve => QueryNames.In(this).ToReadOnly();

    internal QueryFamily Family { get; }

    /// <summary>The filters, including the one on the signed-in user, who is not known before the query runs.</summary>
    internal IReadOnlyList<QueryFilter> Conditions => CurrentUser ? [.. Filter, QueryNames.Me(QueryNames.SignedInUser)] : Filter;

    internal TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The body that was given as it is; null where it is built from the other members.</summary>
    internal JsonObject? GivenBody { get; init; }

    /// <summary>True if only the platform checks it.</summary>
    internal bool SkipValidation { get; init; }

    /// <summary>Returns the body of its first request as JSON. Unresolved names are in it as they were given.</summary>
    public string ToJson() => QueryJson.Indented(QueryBody.FirstRequest(this));

    /// <summary>Returns the plan of its run, without asking the platform.</summary>
    public QueryPlan ToPlan() => QueryPlanner.Plan(this, null);

    /// <inheritdoc/>
    public override string ToString() => Interval is null ? Type : $"{Type} {Interval}";
}
