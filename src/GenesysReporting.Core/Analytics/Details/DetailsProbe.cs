using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Details;

/// <summary>Tries the permission of conversation details with a query for one record of the last minute.</summary>
internal static class DetailsProbe
{
    public static PermissionProbe Instance { get; } = new(time =>
    {
        DateTimeOffset now = time.GetUtcNow();
        return new ApiRequest("POST", QueryTypes.ConversationDetails.QueryPath)
        {
            Body = DetailsBody.Write(new QueryInterval(now.AddMinutes(-1), now), pageSize: 1, pageNumber: 1),
            Permissions = QueryTypes.ConversationDetails.Permissions,
        };
    });
}
