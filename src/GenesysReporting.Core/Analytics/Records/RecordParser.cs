using System.Globalization;
using System.Security.Cryptography;
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
        AnalyticsUserDetail { UserId: not null } user => KeyOf(user),
        AnalyticsAggregate aggregate => string.Create(CultureInfo.InvariantCulture, $"{aggregate.Start:O} {aggregate.GroupText}"),
        _ => null,
    };

    public DateTimeOffset? StartOf(AnalyticsRecord record) => (record as AnalyticsConversation)?.ConversationStart;

    /// <summary>
    /// A user may come in several records, and two of them may begin with the same spans: only records that are the same
    /// throughout are duplicates.
    /// </summary>
    private static string KeyOf(AnalyticsUserDetail user) =>
        new Guid(SHA256.HashData(AnswerSerializer.Write(user)).AsSpan(0, 16)).ToString("D");
}
