using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Builds queries from a user's input. Finds every fault that can be found before anything is sent.</summary>
internal static class QueryBuilder
{
    public static AnalyticsQuery Make(QueryInput input, TimeProvider time)
    {
        var faults = new Faults();
        if (input.ZoneFault is { } fault)
        {
            faults.Try(() => throw fault);
        }

        if (faults.Try(() => QueryTypes.Find(input.Type)) is not { } family)
        {
            throw faults.Thrown();
        }

        CheckFilters(input);
        AnalyticsQuery query = new(family)
        {
            Zone = input.Time.Zone,
            Filter = [.. input.Filters.OfType<QueryFilter>()],
            View = input.Views,
            CurrentUser = input.CurrentUser,
            SkipValidation = input.SkipValidation,
            GivenBody = input.Body,
            Mode = input.Mode,
            Matching = input.Matching,
        };
        query = input.Body is null ? Build(query, input, time, faults) : FromBody(query, input.Body, faults);
        Check(query, faults);
        faults.Throw();
        return query;
    }

    private static AnalyticsQuery Build(AnalyticsQuery query, QueryInput input, TimeProvider time, Faults faults)
    {
        QueryFamily family = query.Family;
        string? granularity = faults.Try(() => input.Granularity is { } text ? GranularityText.Read(text) : null);
        return query with
        {
            Interval = faults.Try(() => HasInterval(family)
                ? (input.Time with { Granularity = granularity }).Resolve(time)
                : NoTime(input.Time, family)),
            Metric = [.. input.Metrics.Select(m => WithPlatformCase(m, family.Metrics))],
            GroupBy = [.. input.GroupBy.Select(g => WithPlatformCase(g, family.GroupBy))],
            Granularity = granularity,
            View = [.. input.Views.Select(v => v with { Target = WithPlatformCase(v.Target, family.Metrics) })],
            Order = input.Order is { } order ? WithPlatformCase(order, [.. family.Orderings.SelectMany(o => o.Directions)]) : null,
            OrderBy = input.OrderBy is { } by ? WithPlatformCase(by, [.. family.Orderings.SelectMany(o => o.By)]) : null,
        };
    }

    /// <summary>Returns the query with the interval of its body. A time without an offset is UTC, as for the platform.</summary>
    private static AnalyticsQuery FromBody(AnalyticsQuery query, JsonObject body, Faults faults)
    {
        if (!query.SkipValidation)
        {
            BodyCheck.Check(query.Family, body, faults);
            PredicateValueCheck.Check(query.Family, body, faults);
            faults.Throw();
        }

        return body["interval"] is JsonValue value && value.TryGetValue(out string? text)
            ? query with { Interval = QueryInterval.Parse(text, TimeZoneInfo.Utc) }
            : query;
    }

    private static void Check(AnalyticsQuery query, Faults faults)
    {
        faults.Try(() => QueryRules.Check(query));
        JsonObject body = faults.Try(() => QueryBody.Whole(query)) ?? QueryBody.Whole(query with { Filter = [], CurrentUser = false });
        if (!query.SkipValidation && query.GivenBody is null)
        {
            BodyCheck.Check(query.Family, body, faults);
        }

        UserBlocks.Of(query.Family, body, query.SkipValidation);
    }

    private static void CheckFilters(QueryInput input)
    {
        if (input.Filters.Any(f => f is null))
        {
            throw QueryErrors.FilterIsNull();
        }
    }

    private static bool HasInterval(QueryFamily family) => family.Members.Contains("interval");

    private static QueryInterval? NoTime(TimeForms time, QueryFamily family) => time.Given is []
        ? null
        : throw QueryErrors.TimeNotTaken(family, time.Given);

    /// <summary>Returns the name as the platform writes it. An unknown name stays as it is, and the check of the body reports it.</summary>
    private static string WithPlatformCase(string given, IReadOnlyList<string> known)
    {
        string bare = GivenText.Bare(given);
        string name = bare.Split(':')[0];
        return known.FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found + bare[name.Length..]
            : given;
    }
}
