using System.Text.Json;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>Reads the body of an aggregates query, of any family.</summary>
internal static class AggregateQueryReader
{
    private const int MaxPageSize = 1000;

    private static readonly string[] UserSchemas = ["UserAggregationQuery", "UserAsyncAggregationQuery"];

    public static AggregateQuery Read(byte[] body, string schema)
    {
        JsonElement root = BodyChecker.Read(body, schema);
        string[] metrics = BodyValues.Texts(root, "metrics");
        if (metrics.Length == 0)
        {
            throw ApiErrors.BadRequest("The member 'metrics' of body needs at least one metric.");
        }

        AggregateQuery query = Ranked(root, new AggregateQuery
        {
            Buckets = ReadBuckets(root),
            Metrics = [.. metrics.Distinct()],
            GroupBy = [.. BodyValues.Texts(root, "groupBy").Distinct()],
            Filter = FilterReader.ReadOne(root, "filter"),
            Views = ViewReader.Read(root),
            Flatten = BodyValues.Boolean(root, "flattenMultivaluedDimensions"),
            PageSize = ReadPageSize(root),
        });
        if (UserSchemas.Contains(schema) && query.Filter is { } filter)
        {
            FilterReader.CheckUsers([filter]);
        }

        return query;
    }

    private static Buckets ReadBuckets(JsonElement root)
    {
        (DateTimeOffset start, DateTimeOffset end) = IntervalReader.Read(root);
        string? granularity = BodyValues.Text(root, "granularity");
        return Buckets.Create(
            start,
            end,
            granularity is null ? null : Granularity.Read(granularity),
            ReadZone(BodyValues.Text(root, "timeZone") ?? "UTC"));
    }

    /// <summary>Reads a name of the IANA database, in its spelling; the platform does not know names of Windows.</summary>
    private static TimeZoneInfo ReadZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) && zone.HasIanaId && zone.Id == name
            ? zone
            : throw ApiErrors.BadRequest($"The time zone '{name}' is unknown.");

    private static AggregateQuery Ranked(JsonElement root, AggregateQuery query)
    {
        string type = BodyValues.Text(root, "queryType") ?? "groupBy";
        bool hasSort = root.TryGetProperty("sortMetric", out JsonElement sort) && sort.ValueKind == JsonValueKind.Object;
        int? limit = BodyValues.Int32(root, "limit");
        if (type == "groupBy")
        {
            return hasSort || limit is not null
                ? throw ApiErrors.BadRequest("'sortMetric' and 'limit' belong to queries of the type topN or bottomN.")
                : query;
        }

        if (!hasSort || limit is not > 0 || query.GroupBy.Count == 0)
        {
            throw ApiErrors.BadRequest($"A query of the type {type} needs 'groupBy', 'sortMetric' and a 'limit' of 1 or more.");
        }

        return query with
        {
            Ranking = type == "topN" ? Ranking.Top : Ranking.Bottom,
            SortBy = (sort.GetProperty("name").GetString()!, sort.GetProperty("function").GetString()!),
            Limit = limit.Value,
        };
    }

    private static int ReadPageSize(JsonElement root)
    {
        int size = BodyValues.Int32(root, "pageSize") ?? 100;
        return size is >= 1 and <= MaxPageSize
            ? size
            : throw ApiErrors.BadRequest($"pageSize must be from 1 to {MaxPageSize}, and not {size}.");
    }
}
