using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>A query whose names are all resolved to ids: ready to be sent.</summary>
internal sealed record PreparedQuery(AnalyticsQuery Query)
{
    private readonly JsonObject _whole = QueryBody.Whole(Query);
    private readonly IReadOnlyList<JsonObject> _blocks = UserBlocks.Of(Query.Family, QueryBody.Whole(Query), Query.SkipValidation);

    /// <summary>The number of blocks of users in which it is asked; 1 unless it has more users than the platform takes.</summary>
    public int Blocks => _blocks.Count;

    /// <summary>True if the groups of one block are other groups than those of the others.</summary>
    public bool IsGroupedByUser => _whole["groupBy"] is JsonArray groups && groups.Any(g => g is JsonValue v && v.TryGetValue(out string? name) && name == "userId");

    /// <summary>The number of records to stop after; null for all.</summary>
    public long? First { get; init; }

    /// <summary>The length of the buckets; null for one bucket.</summary>
    public string? Granularity => _whole["granularity"]?.GetValue<string>();

    /// <summary>The time zone that the platform cuts buckets in: that of the body, UTC if it has none.</summary>
    public TimeZoneInfo BucketZone => AskedQuery.ZoneOf(_whole);

    /// <summary>True if only the first or the last groups are requested.</summary>
    public bool IsRanked => _whole["queryType"]?.GetValue<string>() is "topN" or "bottomN";

    /// <summary>True if the latest records come first.</summary>
    public bool IsDescending => _whole["order"]?.GetValue<string>() == "desc";

    /// <summary>Returns the parts that decide the columns of its rows.</summary>
    public AskedQuery Asked(DateTimeOffset at) => AskedQuery.Of(Query, _whole, at);

    /// <summary>Returns the query of one block of users.</summary>
    /// <param name="block">The number of the block, from 0.</param>
    public AnalyticsQuery OfBlock(int block) =>
        Blocks == 1 ? Query : Query with { Filter = [], CurrentUser = false, GivenBody = _blocks[block] };

    /// <summary>Returns the body of the request for one page of one slice; the slice is null where the family has no interval.</summary>
    public ReadOnlyMemory<byte> Request(QueryInterval? slice, int pageNumber, int block = 0)
    {
        string? interval = slice is null ? null : QueryBody.Interval(Query, slice);
        return QueryJson.Bytes(QueryBody.Request(Query.Family, _blocks[block], interval, pageNumber));
    }
}
