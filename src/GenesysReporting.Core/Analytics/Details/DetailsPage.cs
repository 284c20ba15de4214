namespace GenesysReporting.Analytics.Details;

/// <summary>A page of the details query; past the last one it holds no conversations.</summary>
internal sealed record DetailsPage(IReadOnlyList<AnalyticsConversation> Conversations, long? TotalHits);
