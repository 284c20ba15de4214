using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>
/// What the records of a query answer, as it was sent. All records of a run share one: it says which columns their rows
/// have, before the first row.
/// </summary>
internal sealed record AskedQuery
{
    /// <summary>The metrics by name; empty where the family has none.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The dimensions that it grouped by.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>The views, each with the metric that it counts.</summary>
    public IReadOnlyList<AskedView> Views { get; init; } = [];

    /// <summary>The interval; null where the family has none.</summary>
    public QueryInterval? Interval { get; init; }

    /// <summary>The moment before which the answers were not made (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <param name="query">The query.</param>
    /// <param name="body">Its body, which may have been given as it is.</param>
    /// <param name="at">When it is sent.</param>
    public static AskedQuery Of(AnalyticsQuery query, JsonObject body, DateTimeOffset at) =>
        Of(query.Family, query.Interval, body, at);

    /// <param name="family">What was asked.</param>
    /// <param name="interval">The interval; null where there is none, or it is not known.</param>
    /// <param name="body">The body that was sent.</param>
    /// <param name="at">When it was sent.</param>
    public static AskedQuery Of(QueryFamily family, QueryInterval? interval, JsonObject body, DateTimeOffset at) => new()
    {
        Metrics = [.. Items(body, "metrics").Select(m => Text(m) ?? Member(m, family.MetricMember)).OfType<string>().Distinct()],
        GroupBy = [.. Items(body, "groupBy").Select(Text).OfType<string>().Distinct()],
        Views = [.. Items(body, "views").Select(View).OfType<AskedView>().DistinctBy(v => v.Name)],
        Interval = interval,
        At = at,
    };

    private static JsonArray Items(JsonObject body, string member) => body[member] as JsonArray ?? [];

    private static AskedView? View(JsonNode? view) =>
        Member(view, "name") is { } name ? new AskedView(name, Member(view, "target")) : null;

    private static string? Member(JsonNode? item, string? name) =>
        name is not null && item is JsonObject json ? Text(json[name]) : null;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>A view that was asked for.</summary>
/// <param name="Name">What the result is called.</param>
/// <param name="Target">The metric.</param>
internal sealed record AskedView(string Name, string? Target);
