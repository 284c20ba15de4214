namespace GenesysReporting.Analytics.Records;

/// <summary>The content of one answer of an analytics endpoint. Members that an endpoint does not send are null or empty.</summary>
/// <typeparam name="TRecord">The type that an <see cref="IPageParser{TRecord}"/> reads each result as.</typeparam>
/// <param name="Records">The records, in the platform's order.</param>
internal sealed record AnswerPage<TRecord>(IReadOnlyList<TRecord> Records)
{
    /// <summary>The number of records on all pages, as the platform announces it.</summary>
    public long? TotalHits { get; init; }

    /// <summary>The cursor of the next page; null on the last.</summary>
    public string? Cursor { get; init; }

    /// <summary>The cursor of the previous page.</summary>
    public string? PreviousCursor { get; init; }

    /// <summary>The address of the next page, as the platform gives it.</summary>
    public string? NextUri { get; init; }

    /// <summary>The time up to which jobs have data.</summary>
    public DateTimeOffset? DataAvailabilityDate { get; init; }

    /// <summary>Facets that a details query asked for.</summary>
    public IReadOnlyList<AnalyticsAggregationResult> Aggregations { get; init; } = [];

    /// <summary>The number of groups without anything that a record could show.</summary>
    public int EmptyGroups { get; init; }

    /// <summary>The records of the answer that were damaged, and those that could not be read at all.</summary>
    public IReadOnlyList<RecordDamage> Damages { get; init; } = [];

    /// <summary>True if the answer had results, readable or not.</summary>
    public bool HasRecords => Records.Count > 0 || EmptyGroups > 0 || Damages.Count > 0;

    /// <summary>True unless the answer left its list out for nothing.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>A hash of the answer's bytes; null where pages are not compared. Cursors and links, which differ for equal records, do not count.</summary>
    public string? Fingerprint { get; init; }
}
