using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Validates a body against the catalogue, member by member, before it is sent, and collects its faults.</summary>
internal static class BodyCheck
{
    /// <summary>Adds the faults of a body to those found before, which are not repeated.</summary>
    public static void Check(QueryFamily family, JsonObject body, Faults faults)
    {
        bool wasSound = !faults.Any;
        if (faults.Try(() => BodyHints.Check(family, body)))
        {
            CheckMembers(family, body, faults);
        }

        CheckRequired(family, body, faults, wasSound);
        faults.Try(() => CheckInterval(body));
        CheckNames(family, body, faults);
        CheckTexts(family, body, faults);
        CheckOrder(family, body, faults);
        ViewCheck.Check(family, body, faults);
        foreach (FilterLevel level in family.FilterLevels)
        {
            faults.Try(() => FilterCheck.Check(family, level, body[level.Member]));
        }
    }

    private static void CheckMembers(QueryFamily family, JsonObject body, Faults faults)
    {
        foreach (string member in body.Select(m => m.Key).Where(m => !family.Members.Contains(m)))
        {
            faults.Try(() => throw BodyErrors.UnknownMember(family, member));
        }
    }

    /// <summary>Checks the members that must be there. A time or a filter that was given and is wrong is a fault already.</summary>
    private static void CheckRequired(QueryFamily family, JsonObject body, Faults faults, bool wasSound)
    {
        foreach (string member in family.RequiredMembers.Where(m => body[m] is null or JsonArray { Count: 0 }))
        {
            if (wasSound || member is not ("interval" or "filter"))
            {
                faults.Try(() => throw BodyErrors.MemberMissing(family, member));
            }
        }
    }

    private static void CheckInterval(JsonObject body)
    {
        if (body["interval"] is { } interval)
        {
            QueryInterval.Parse(BodyValues.Text(interval, "interval"), TimeZoneInfo.Utc);
        }
    }

    private static void CheckNames(QueryFamily family, JsonObject body, Faults faults)
    {
        Each(body, "metrics", faults, (item, path) => CheckMetric(family, item, path));
        Each(body, "groupBy", faults, (item, path) =>
        {
            string name = BodyValues.Text(item, path);
            if (!family.GroupBy.Contains(name))
            {
                throw BodyErrors.UnknownGroup(family, name, path);
            }
        });
        Each(body, "detailMetrics", faults, (item, path) => BodyValues.OneOf(item, path, family.DetailMetrics));
    }

    private static void Each(JsonObject body, string member, Faults faults, Action<JsonNode?, string> check)
    {
        faults.Try(() =>
        {
            foreach ((JsonNode? item, string path) in BodyValues.Items(body, member))
            {
                faults.Try(() => check(item, path));
            }
        });
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

    private static void CheckTexts(QueryFamily family, JsonObject body, Faults faults)
    {
        faults.Try(() =>
        {
            if (body["granularity"] is { } granularity && BodyValues.Text(granularity, "granularity") is var text
                && !GranularityText.IsPeriod(text))
            {
                throw TimeErrors.InvalidGranularity(text);
            }
        });
        faults.Try(() =>
        {
            if (body["timeZone"] is { } zone)
            {
                TimeZones.FindIana(BodyValues.Text(zone, "timeZone"));
            }
        });
        faults.Try(() => BodyValues.OneOfIfGiven(body, "queryType", family.QueryTypeNames));
        faults.Try(() => BodyValues.OneOfIfGiven(body, "alternateTimeDimension", family.TimeDimensions));
        faults.Try(() =>
        {
            if (body["sortMetric"] is { } sort)
            {
                BodyValues.OneOf(BodyValues.Object(sort, "sortMetric")["name"], "sortMetric.name", family.SortMetrics);
            }
        });
    }

    private static void CheckOrder(QueryFamily family, JsonObject body, Faults faults)
    {
        foreach (QueryOrdering ordering in family.Orderings)
        {
            faults.Try(() => BodyValues.OneOfIfGiven(body, ordering.Member, ordering.Directions));
            if (ordering.ByMember is { } by)
            {
                faults.Try(() => BodyValues.OneOfIfGiven(body, by, ordering.By));
            }
        }
    }
}
