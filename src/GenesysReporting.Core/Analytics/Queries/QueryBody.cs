using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Writes the bodies of queries as the platform's JSON.</summary>
internal static class QueryBody
{
    /// <summary>Returns the body for the whole interval, without a page.</summary>
    public static JsonObject Whole(AnalyticsQuery query)
    {
        if (query.GivenBody is { } given)
        {
            return Ordered(Merge((JsonObject)given.DeepClone(), query), query.Family);
        }

        var body = new JsonObject();
        Add("interval", query.Interval is { } interval ? Interval(query, interval) : null);
        Add("granularity", query.Granularity);
        Add("timeZone", query.Family.Members.Contains("timeZone") ? TimeZones.IanaName(query.Zone) : null);
        Add("order", query.Order);
        Add("orderBy", query.OrderBy);
        AddList("groupBy", query.GroupBy.Select(g => (JsonNode?)g));
        AddList("metrics", query.Metric.Select(m => MetricJson(query.Family, m)));
        AddList("views", query.View.Select(v => (JsonNode?)ViewJson(v)));
        foreach ((string member, JsonNode? filter) in new FilterBody(query.Family).Write(query.Conditions))
        {
            body[member] = filter;
        }

        return Ordered(body, query.Family);

        void Add(string member, string? value)
        {
            if (value is not null)
            {
                body[member] = value;
            }
        }

        void AddList(string member, IEnumerable<JsonNode?> items)
        {
            JsonNode?[] all = [.. items];
            if (all.Length > 0)
            {
                body[member] = new JsonArray(all);
            }
        }
    }

    /// <summary>Returns the body of the first request of a run.</summary>
    public static JsonObject FirstRequest(AnalyticsQuery query)
    {
        JsonObject body = UserBlocks.Of(query.Family, Whole(query), query.SkipValidation)[0];
        QueryInterval[] slices = [.. QuerySlices.Of(query)];
        return Request(query.Family, body, slices.Length > 1 ? Interval(query, slices[0]) : null, 1);
    }

    /// <summary>Returns the body of one request: for one slice, and for one page where the body has the page.</summary>
    public static JsonObject Request(QueryFamily family, JsonObject whole, string? interval, int pageNumber)
    {
        var body = (JsonObject)whole.DeepClone();
        if (interval is not null)
        {
            body["interval"] = interval;
        }

        if (family.Paging == PagingStyle.PageNumberInBody)
        {
            body["paging"] = new JsonObject { ["pageSize"] = family.PageSize, ["pageNumber"] = pageNumber };
        }

        return body;
    }

    /// <summary>
    /// Returns the interval as text. Where the body has a time zone, it has that zone's offsets: they decide where it starts
    /// and ends, whatever the zone.
    /// </summary>
    public static string Interval(AnalyticsQuery query, QueryInterval interval) =>
        query.Family.Members.Contains("timeZone") ? interval.ToString(query.Zone) : interval.ToString();

    /// <summary>Sets the platform's default order explicitly, where none was given: slices and pages are put together by it.</summary>
    private static JsonObject Ordered(JsonObject body, QueryFamily family)
    {
        if (family.Orderings.FirstOrDefault(o => o.By.Contains("conversationStart")) is { } ordering)
        {
            body[ordering.Member] ??= "asc";
            body[ordering.ByMember!] ??= "conversationStart";
        }

        return body;
    }

    /// <summary>Returns a metric's name, or an object with it where the family takes one; a qualifier follows a colon.</summary>
    private static JsonNode? MetricJson(QueryFamily family, string metric)
    {
        if (family.MetricMember is not { } member)
        {
            return metric;
        }

        string[] parts = metric.Split(':', 2);
        var json = new JsonObject { [member] = parts[0] };
        if (parts.Length == 2)
        {
            json["qualifier"] = parts[1];
        }

        return json;
    }

    private static JsonObject ViewJson(QueryView view)
    {
        var range = new JsonObject();
        if (view.GreaterOrEqual is { } lower)
        {
            range["gte"] = lower;
        }

        if (view.LessThan is { } upper)
        {
            range["lt"] = upper;
        }

        return new JsonObject { ["target"] = view.Target, ["function"] = "rangeBound", ["name"] = view.Name, ["range"] = range };
    }

    /// <summary>Adds the filters to those of a given body; all must hold.</summary>
    private static JsonObject Merge(JsonObject body, AnalyticsQuery query)
    {
        // The engine sets the page; a caller's own page would lose the others.
        body.Remove("paging");
        if (!query.SkipValidation && body["timeZone"] is JsonValue zone && zone.TryGetValue(out string? name))
        {
            body["timeZone"] = TimeZones.IanaName(TimeZones.FindIana(name));
        }

        foreach ((string member, JsonNode? filter) in new FilterBody(query.Family).Write(query.Conditions))
        {
            body[member] = (body[member], filter) switch
            {
                (JsonArray own, JsonArray more) => new JsonArray([.. own.Concat(more).Select(f => f!.DeepClone())]),
                (null, _) => filter!.DeepClone(),
                _ => throw QueryErrors.FilterTwice(member),
            };
        }

        return body;
    }
}
