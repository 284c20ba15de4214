namespace GenesysReporting.Analytics.Records;

/// <summary>
/// The answer of a details query, or a page of a job's results; past the last page the records are absent. The families
/// differ in the name of one member.
/// </summary>
internal sealed class DetailsAnswer : WirePart
{
    public AnalyticsConversation?[]? Conversations { get; set; }

    public AnalyticsUserDetail?[]? UserDetails { get; set; }

    public long? TotalHits { get; set; }

    public IReadOnlyList<AnalyticsAggregationResult>? Aggregations { get; set; }

    public string? Cursor { get; set; }

    public DateTimeOffset? DataAvailabilityDate { get; set; }
}
