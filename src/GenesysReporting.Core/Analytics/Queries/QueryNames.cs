namespace GenesysReporting.Analytics.Queries;

/// <summary>Names in filters that stand for ids.</summary>
internal static class QueryNames
{
    public static IEnumerable<string> In(AnalyticsQuery query) => [];
}
