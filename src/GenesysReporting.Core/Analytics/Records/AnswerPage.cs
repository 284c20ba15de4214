using System.Text.Json;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Records;

/// <summary>What one answer of an analytics endpoint holds. What an endpoint does not send is null or empty.</summary>
/// <param name="Records">The records, in the platform's order.</param>
internal sealed record AnswerPage(IReadOnlyList<AnalyticsRecord> Records)
{
    /// <summary>How many records the platform knows of, over all pages.</summary>
    public long? TotalHits { get; init; }

    /// <summary>Leads to the next page; null on the last.</summary>
    public string? Cursor { get; init; }

    /// <summary>Leads to the page before.</summary>
    public string? PreviousCursor { get; init; }

    /// <summary>The address of the next page, as the platform gives it.</summary>
    public string? NextUri { get; init; }

    /// <summary>How far the data of jobs reaches.</summary>
    public DateTimeOffset? DataAvailabilityDate { get; init; }

    /// <summary>Facets that a details query asked for.</summary>
    public IReadOnlyList<AnalyticsAggregationResult> Aggregations { get; init; } = [];

    /// <summary>
    /// Groups that hold nothing that a record could show. They are kept whole in <see cref="AdditionalMembers"/> under
    /// <c>results</c>.
    /// </summary>
    public int EmptyGroups { get; init; }

    /// <summary>Tells answers apart: two with the same bytes have the same one.</summary>
    public int Fingerprint { get; init; }

    /// <summary>Members of the answer that have no property of their own, by the platform's names.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalMembers => PlainValues.From(Extension);

    public Dictionary<string, JsonElement>? Extension { get; init; }
}
