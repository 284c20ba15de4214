using System.Text.Json;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Collections;
using GenesysReporting.Errors;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics;

/// <summary>
/// A conversation's participants as the platform sent them. They are most of an answer, and many who read conversations never
/// look at them, or make rows of them, which needs no records.
/// </summary>
/// <param name="conversationId">Whose they are, for errors.</param>
/// <param name="utf8">An array in JSON, of which was checked that the records can be made of it.</param>
internal sealed class UnreadParticipants(string? conversationId, ReadOnlyMemory<byte> utf8)
{
    private static readonly string Path = QueryTypes.ConversationDetails.QueryPath;

    /// <summary>The array.</summary>
    public ReadOnlySpan<byte> Utf8 => utf8.Span;

    /// <summary>What was made of it when it came, by those who knew what will be wanted; else null.</summary>
    public object? Projection { get; set; }

    /// <summary>The media types of all sessions, as they come.</summary>
    public IReadOnlyList<string> MediaTypes()
    {
        try
        {
            var json = new JsonCursor(utf8.Span);
            return MediaTypeScan.Read(ref json);
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>The records.</summary>
    public IReadOnlyList<AnalyticsParticipant> Read()
    {
        try
        {
            return AnswerTypes.Read<IReadOnlyList<AnalyticsParticipant>>(utf8.Span).WithoutNulls();
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>The error for those who read it themselves.</summary>
    public AnswerException Unreadable(JsonException e) => Api.ApiErrors.AnswerUnreadable(
        Path, null, $"participants of conversation {conversationId} at {e.Path ?? "$"}, byte {e.BytePositionInLine}");
}
