using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Json;

namespace GenesysReporting.Rows.Reading;

/// <summary>Reads conversations that an export stored as lines of JSON.</summary>
internal static class StoredConversation
{
    /// <summary>Returns the conversation; throws <c>LineUnreadable</c> if the line is not a whole one.</summary>
    /// <param name="line">One line; a byte order mark before it is skipped.</param>
    /// <param name="number">The number of the line, for the error.</param>
    public static AnalyticsConversation Read(string line, long number)
    {
        try
        {
            // The reader takes an array, as in an answer.
            var json = new JsonCursor(Encoding.UTF8.GetBytes($"[{line.TrimStart('\uFEFF')}]"));
            IReadOnlyList<AnalyticsConversation> read = new ConversationRecordReader().Read(ref json, TextCache.OfThread);
            json.ExpectEnd();
            return read is [{ ConversationId: not null } only] ? only : throw RowErrors.LineUnreadable(number, "it has no conversationId.");
        }
        catch (JsonException e)
        {
            throw RowErrors.LineUnreadable(number, e.Message);
        }
    }
}
