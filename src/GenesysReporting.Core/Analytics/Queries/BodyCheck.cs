using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Validates a body against the catalogue, member by member, before it is sent. Throws at the first fault.</summary>
internal static class BodyCheck
{
    public static void Check(QueryFamily family, JsonObject body)
    {
        BodyHints.Check(family, body);
        CheckMembers(family, body);
        CheckInterval(family, body);
        CheckNames(family, body);
        CheckTexts(family, body);
        CheckOrder(family, body);
        ViewCheck.Check(family, body);
        foreach (FilterLevel level in family.FilterLevels)
        {
            FilterCheck.Check(family, level, body[level.Member]);
        }
    }

    private static void CheckMembers(QueryFamily family, JsonObject body)
    {
        foreach ((string member, _) in body)
        {
            if (!family.Members.Contains(member))
            {
                throw BodyErrors.UnknownMember(family, member);
            }
        }

        foreach (string member in family.RequiredMembers)
        {
            if (body[member] is null or JsonArray { Count: 0 })
            {
                throw BodyErrors.MemberMissing(family, member);
            }
        }
    }

    private static void CheckInterval(QueryFamily family, JsonObject body)
    {
        if (family.Members.Contains("interval"))
        {
            QueryInterval.Parse(BodyValues.Text(body["interval"], "interval"), TimeZoneInfo.Utc);
        }
    }

    private static void CheckNames(QueryFamily family, JsonObject body)
    {
        foreach ((JsonNode? item, string path) in BodyValues.Items(body, "metrics"))
        {
            CheckMetric(family, item, path);
        }

        foreach ((JsonNode? item, string path) in BodyValues.Items(body, "groupBy"))
        {
            string name = BodyValues.Text(item, path);
            if (!family.GroupBy.Contains(name))
            {
                throw BodyErrors.UnknownGroup(family, name, path);
            }
        }

        foreach ((JsonNode? item, string path) in BodyValues.Items(body, "detailMetrics"))
        {
            BodyValues.OneOf(item, path, family.DetailMetrics);
        }
    }

    private static void CheckMetric(QueryFamily family, JsonNode? item, string path)
    {
        string name = family.MetricMember is { } member
            ? BodyValues.Text(BodyValues.Object(item, path)[member], $"{path}.{member}")
            : BodyValues.Text(item, path);
        if (!family.Metrics.Contains(name))
        {
            throw BodyErrors.UnknownMetric(family, name, path);
        }

        if (item is JsonObject metric && metric["qualifier"] is { } qualifier)
        {
            BodyValues.OneOf(qualifier, $"{path}.qualifier", family.MetricQualifiers);
        }
    }

    private static void CheckTexts(QueryFamily family, JsonObject body)
    {
        if (body["granularity"] is { } granularity)
        {
            string text = BodyValues.Text(granularity, "granularity");
            if (!GranularityText.IsPeriod(text))
            {
                throw TimeErrors.InvalidGranularity(text);
            }
        }

        if (body["timeZone"] is { } zone)
        {
            TimeZones.FindIana(BodyValues.Text(zone, "timeZone"));
        }

        BodyValues.OneOfIfGiven(body, "queryType", family.QueryTypeNames);
        BodyValues.OneOfIfGiven(body, "alternateTimeDimension", family.TimeDimensions);
        if (body["sortMetric"] is { } sort)
        {
            BodyValues.OneOf(BodyValues.Object(sort, "sortMetric")["name"], "sortMetric.name", family.SortMetrics);
        }
    }

    private static void CheckOrder(QueryFamily family, JsonObject body)
    {
        foreach (QueryOrdering ordering in family.Orderings)
        {
            BodyValues.OneOfIfGiven(body, ordering.Member, ordering.Directions);
            if (ordering.ByMember is { } by)
            {
                BodyValues.OneOfIfGiven(body, by, ordering.By);
            }
        }
    }
}
