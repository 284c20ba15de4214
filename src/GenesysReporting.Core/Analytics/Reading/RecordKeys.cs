using System.Globalization;
using GenesysReporting.Analytics.Records;

namespace GenesysReporting.Analytics.Reading;

/// <summary>What tells records apart, for pages that move and for results that come twice because a job was started again.</summary>
internal static class RecordKeys
{
    /// <summary>The key; null where nothing tells a record apart.</summary>
    public static string? Of(AnalyticsRecord record) => record switch
    {
        IConversationRecord conversation => conversation.ConversationId,
        AnalyticsUserDetail { UserId: { } id } user => Of(id, user),
        AnalyticsAggregate aggregate => string.Create(CultureInfo.InvariantCulture, $"{aggregate.Start:O} {aggregate.GroupText}"),
        _ => null,
    };

    /// <summary>That a user has one record alone is not promised; two with other spans are no doubles.</summary>
    private static string Of(string id, AnalyticsUserDetail user)
    {
        DateTimeOffset? presence = user.PrimaryPresence.Count > 0 ? user.PrimaryPresence[0].StartTime : null;
        DateTimeOffset? routing = user.RoutingStatus.Count > 0 ? user.RoutingStatus[0].StartTime : null;
        return string.Create(CultureInfo.InvariantCulture, $"{id} {presence:O} {routing:O}");
    }
}
