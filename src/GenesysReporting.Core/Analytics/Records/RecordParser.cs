using System.Globalization;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Records;

/// <summary>Reads the answers of one family as the records that users get.</summary>
/// <param name="family">The family.</param>
internal sealed class RecordParser(QueryFamily family) : IPageParser<AnalyticsRecord>
{
    public AnswerPage<AnalyticsRecord> Read(AnswerSource source, ReadOnlyMemory<byte> utf8) =>
        AnswerReader.Read(family, source, utf8.Span);

    public string? KeyOf(AnalyticsRecord record) => record switch
    {
        AnalyticsConversation conversation => conversation.ConversationId,
        AnalyticsUserDetail { UserId: { } id } user => KeyOf(id, user),
        AnalyticsAggregate aggregate => string.Create(CultureInfo.InvariantCulture, $"{aggregate.Start:O} {aggregate.GroupText}"),
        _ => null,
    };

    public DateTimeOffset? StartOf(AnalyticsRecord record) => (record as AnalyticsConversation)?.ConversationStart;

    /// <summary>The platform does not promise one record per user: two with different periods are not duplicates.</summary>
    private static string KeyOf(string id, AnalyticsUserDetail user)
    {
        DateTimeOffset? presence = user.PrimaryPresence.Count > 0 ? user.PrimaryPresence[0].StartTime : null;
        DateTimeOffset? routing = user.RoutingStatus.Count > 0 ? user.RoutingStatus[0].StartTime : null;
        return string.Create(CultureInfo.InvariantCulture, $"{id} {presence:O} {routing:O}");
    }
}
