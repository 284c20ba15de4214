using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>A query in which every name has become an id: ready to be sent.</summary>
internal sealed record PreparedQuery(AnalyticsQuery Query)
{
    private readonly JsonObject _whole = QueryBody.Whole(Query);

    /// <summary>Stop after this many records; null for all.</summary>
    public long? First { get; init; }

    /// <summary>The length of the stretches of time; null for one stretch.</summary>
    public string? Granularity => _whole["granularity"]?.GetValue<string>();

    /// <summary>Whether only the first or the last groups are asked for.</summary>
    public bool IsRanked => _whole["queryType"]?.GetValue<string>() is "topN" or "bottomN";

    /// <summary>Whether the latest come first.</summary>
    public bool IsDescending => _whole["order"]?.GetValue<string>() == "desc";

    /// <summary>What its records answer.</summary>
    public AskedQuery Asked(DateTimeOffset at) => AskedQuery.Of(Query, _whole, at);

    /// <summary>The body of the request for one page of one slice; the slice is null where the family has no interval.</summary>
    public ReadOnlyMemory<byte> Request(QueryInterval? slice, int pageNumber)
    {
        string? interval = slice is null ? null : QueryBody.Interval(Query, slice);
        return QueryJson.Bytes(QueryBody.Request(Query.Family, _whole, interval, pageNumber));
    }
}
