using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Tests the permission for conversation details with a query of the last minute.</summary>
internal static class DetailsProbe
{
    public static PermissionProbe Instance { get; } = new(time =>
    {
        DateTimeOffset now = time.GetUtcNow();
        AnalyticsQuery query = AnalyticsQuery.Of(QueryTypes.ConversationDetails.Name, new QueryInterval(now.AddMinutes(-1), now));
        return new ApiRequest("POST", query.Family.QueryPath)
        {
            Body = QueryJson.Bytes(QueryBody.FirstRequest(query)),
            Permissions = query.Family.Permissions,
        };
    });
}
