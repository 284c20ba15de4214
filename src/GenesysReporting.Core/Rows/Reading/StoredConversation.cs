using System.Globalization;
using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Json;

namespace GenesysReporting.Rows.Reading;

/// <summary>Reads conversations that an export stored as lines of JSON.</summary>
internal static class StoredConversation
{
    /// <summary>
    /// Returns the conversation, without values that cannot be read; throws <c>LineUnreadable</c> if the line is not a whole one.
    /// </summary>
    /// <param name="line">One line; a byte order mark before it is skipped.</param>
    /// <param name="number">The number of the line, for the error.</param>
    /// <param name="warn">Receives a sentence for each value that was left out.</param>
    public static AnalyticsConversation Read(string line, long number, Action<string> warn)
    {
        try
        {
            ReadOnlyMemory<byte> utf8 = JsonText.Mend(Encoding.UTF8.GetBytes($"{{\"conversations\":[{line.TrimStart('\uFEFF')}]}}"));
            AnswerPage<AnalyticsConversation> read = DetailsAnswer<AnalyticsConversation>.Read(
                utf8.Span, DetailsRecord.Conversation, new ConversationRecordReader().Read);
            if (read.Records is not [{ ConversationId: not null } only])
            {
                throw RowErrors.LineUnreadable(number, "it is not a conversation with its conversationId.");
            }

            foreach (RecordDamage damage in read.Damages)
            {
                warn(string.Create(CultureInfo.InvariantCulture, $"Line {number}: {damage}"));
            }

            return only;
        }
        catch (JsonException e)
        {
            throw RowErrors.LineUnreadable(number, e.Message);
        }
    }
}
