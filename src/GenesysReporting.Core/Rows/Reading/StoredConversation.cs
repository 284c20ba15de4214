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
            var json = new JsonCursor(Encoding.UTF8.GetBytes(line.TrimStart('\uFEFF')));
            AnalyticsConversation read = new ConversationRecordReader(null).Read(ref json, TextCache.OfThread);
            json.ExpectEnd();
            return read.ConversationId is null ? throw RowErrors.LineUnreadable(number, "it has no conversationId.") : read;
        }
        catch (JsonException e)
        {
            throw RowErrors.LineUnreadable(number, e.Message);
        }
    }
}
