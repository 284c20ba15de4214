using System.Text.Json;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Records;

/// <summary>The members of an analytics answer that a reader of pages needs. What an endpoint does not send is null or empty.</summary>
/// <typeparam name="TRecord">The type that an <see cref="IPageParser{TRecord}"/> reads each result as.</typeparam>
/// <param name="Records">The records, in the platform's order.</param>
internal record AnswerPage<TRecord>(IReadOnlyList<TRecord> Records)
{
    /// <summary>The number of records that the platform has, over all pages.</summary>
    public long? TotalHits { get; init; }

    /// <summary>The cursor of the next page; null on the last.</summary>
    public string? Cursor { get; init; }

    /// <summary>The end of the data that jobs can read.</summary>
    public DateTimeOffset? DataAvailabilityDate { get; init; }

    /// <summary>
    /// The number of groups that hold nothing that a record could show. They are kept whole in
    /// <see cref="AnswerPage.AdditionalMembers"/> under <c>results</c>.
    /// </summary>
    public int EmptyGroups { get; init; }

    /// <summary>A hash of the answer's bytes; null where pages are not compared.</summary>
    public string? Fingerprint { get; init; }
}

/// <summary>An analytics answer as records.</summary>
/// <param name="Records">The records, in the platform's order.</param>
internal sealed record AnswerPage(IReadOnlyList<AnalyticsRecord> Records) : AnswerPage<AnalyticsRecord>(Records)
{
    /// <summary>The cursor of the page before.</summary>
    public string? PreviousCursor { get; init; }

    /// <summary>The address of the next page, as the platform gives it.</summary>
    public string? NextUri { get; init; }

    /// <summary>Facets that a details query asked for.</summary>
    public IReadOnlyList<AnalyticsAggregationResult> Aggregations { get; init; } = [];

    /// <summary>Members of the answer that have no property of their own, by the platform's names.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalMembers => PlainValues.From(Extension);

    public Dictionary<string, JsonElement>? Extension { get; init; }
}
