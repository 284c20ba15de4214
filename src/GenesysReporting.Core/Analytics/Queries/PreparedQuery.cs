using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>A query whose names are all resolved to ids: ready to be sent.</summary>
internal sealed record PreparedQuery(AnalyticsQuery Query)
{
    private readonly JsonObject _whole = QueryBody.Whole(Query);

    /// <summary>The number of records to stop after; null for all.</summary>
    public long? First { get; init; }

    /// <summary>The length of the buckets; null for one bucket.</summary>
    public string? Granularity => _whole["granularity"]?.GetValue<string>();

    /// <summary>True if only the first or the last groups are requested.</summary>
    public bool IsRanked => _whole["queryType"]?.GetValue<string>() is "topN" or "bottomN";

    /// <summary>True if the latest records come first.</summary>
    public bool IsDescending => _whole["order"]?.GetValue<string>() == "desc";

    /// <summary>Returns the parts that decide the columns of its rows.</summary>
    public AskedQuery Asked(DateTimeOffset at) => AskedQuery.Of(Query, _whole, at);

    /// <summary>Returns the body of the request for one page of one slice; the slice is null where the family has no interval.</summary>
    public ReadOnlyMemory<byte> Request(QueryInterval? slice, int pageNumber)
    {
        string? interval = slice is null ? null : QueryBody.Interval(Query, slice);
        return QueryJson.Bytes(QueryBody.Request(Query.Family, _whole, interval, pageNumber));
    }
}
