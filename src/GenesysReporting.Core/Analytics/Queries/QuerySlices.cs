using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Cuts a query's interval into slices that one request may cover.</summary>
internal static class QuerySlices
{
    /// <summary>Returns the slices in order, without overlap; empty where the family has no interval.</summary>
    public static IEnumerable<QueryInterval> Of(AnalyticsQuery query) => query.Interval switch
    {
        null => [],
        { } interval when query.Mode == QueryMode.Job && query.Family.Name != QueryTypes.ConversationDetails.Name => [interval],
        { } interval when MaxDays(query) is { } days => UtcDays.Runs(interval, days),
        { } interval => [interval],
    };

    private static int? MaxDays(AnalyticsQuery query) =>
        HasFilter(query) ? query.Family.Limits.MaxDaysFiltered : query.Family.Limits.MaxDaysUnfiltered;

    private static bool HasFilter(AnalyticsQuery query) =>
        query.Filter.Count > 0
        || query.CurrentUser
        || query.Family.FilterLevels.Any(l => query.GivenBody?[l.Member] is not (null or JsonArray { Count: 0 }));
}
