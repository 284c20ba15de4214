using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>
/// The parts of a query, as it was sent, that decide which columns and which rows its records have. All records of a run
/// share one, so that the columns are known before the first row.
/// </summary>
internal sealed record AskedQuery
{
    /// <summary>The metrics by name; empty where the family has none.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The dimensions that it grouped by.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>The views, each with its metric.</summary>
    public IReadOnlyList<AskedView> Views { get; init; } = [];

    /// <summary>The interval; null where the family has none.</summary>
    public QueryInterval? Interval { get; init; }

    /// <summary>The length of the buckets, as an ISO 8601 period; null for one bucket.</summary>
    public string? Granularity { get; init; }

    /// <summary>The time zone in which the platform counts the days of buckets: the body's, and UTC where it has none.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>A time (UTC) that no answer is older than.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The end of the data that the job could read (UTC); null for a query, and if the platform does not say.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>
    /// The time (UTC) up to which it is known that what is open was open: the end of the interval, of the job's data, or of the
    /// time at which the query was sent, whichever is first. Null without an interval.
    /// </summary>
    public DateTimeOffset? KnownUntil => Interval is null ? null : new[] { Interval.End, At, Watermark ?? Interval.End }.Min();

    /// <summary>Returns the parts of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="body">Its body, which may have been given as it is.</param>
    /// <param name="at">The time at which it is sent.</param>
    public static AskedQuery Of(AnalyticsQuery query, JsonObject body, DateTimeOffset at) =>
        Of(query.Family, query.Interval, body, at);

    /// <summary>Returns the parts of a body.</summary>
    /// <param name="family">The family of the query.</param>
    /// <param name="interval">The interval; null where there is none or it is not known.</param>
    /// <param name="body">The body that was sent.</param>
    /// <param name="at">The time at which it was sent.</param>
    public static AskedQuery Of(QueryFamily family, QueryInterval? interval, JsonObject body, DateTimeOffset at) => new()
    {
        Metrics = [.. Items(body, "metrics").Select(m => Text(m) ?? Member(m, family.MetricMember)).OfType<string>().Distinct()],
        GroupBy = [.. Items(body, "groupBy").Select(Text).OfType<string>().Distinct()],
        Views = [.. Items(body, "views").Select(View).OfType<AskedView>().DistinctBy(v => v.Name)],
        Interval = interval,
        Granularity = Text(body["granularity"]),
        Zone = ZoneOf(body),
        At = at,
    };

    /// <summary>Returns the time zone of a body; UTC if it has none, as for the platform.</summary>
    public static TimeZoneInfo ZoneOf(JsonObject body) =>
        Text(body["timeZone"]) is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? known) ? known : TimeZoneInfo.Utc;

    private static JsonArray Items(JsonObject body, string member) => body[member] as JsonArray ?? [];

    private static AskedView? View(JsonNode? view) =>
        Member(view, "name") is { } name ? new AskedView(name, Member(view, "target")) : null;

    private static string? Member(JsonNode? item, string? name) =>
        name is not null && item is JsonObject json ? Text(json[name]) : null;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>A requested view.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Target">The metric.</param>
internal sealed record AskedView(string Name, string? Target);
