using System.Globalization;

namespace GenesysReporting.Analytics.Running;

/// <summary>What tells records apart, for results that come twice because a job was started again.</summary>
internal static class RecordKeys
{
    /// <summary>The key; null where nothing tells a record apart.</summary>
    public static string? Of(AnalyticsRecord record) => record switch
    {
        AnalyticsConversation conversation => conversation.ConversationId,
        AnalyticsUserDetail user => user.UserId,
        AnalyticsAggregate aggregate => string.Create(CultureInfo.InvariantCulture, $"{aggregate.Start:O} {aggregate.GroupText}"),
        _ => null,
    };
}
