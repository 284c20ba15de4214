using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Running;

namespace GenesysReporting.Export.Lines;

/// <summary>Turns the platform's pages into lines of a file, and finds in lines what they are of.</summary>
internal abstract class LineFormat
{
    /// <summary>What the file begins with.</summary>
    public abstract ReadOnlyMemory<byte> Header { get; }

    /// <summary>What follows a conversation's lines.</summary>
    public abstract ReadOnlyMemory<byte> Terminator { get; }

    /// <summary>Whether a conversation may have no lines at all.</summary>
    public virtual bool MayLeaveOut => false;

    /// <summary>All that decides what the lines look like, in words: another text, other lines.</summary>
    public abstract string Form { get; }

    public static LineFormat Of(ExportOptions options) => options.Format == ExportFormat.Csv
        ? new CsvFormat(options)
        : new JsonLinesFormat();

    /// <summary>Finds the conversations of lines.</summary>
    /// <param name="lines">Whole lines, without the heading.</param>
    /// <param name="ids">Takes their ids.</param>
    public abstract LineIds ReadIds(Stream lines, RecordIds ids);

    /// <summary>Reads one answer of the details query or of its jobs; raises a <see cref="JsonException"/> for what is none.</summary>
    public AnswerPage Read(AnswerSource source, ReadOnlyMemory<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8.Span);
        var records = new List<AnalyticsRecord>(128);
        var page = new AnswerPage(records);
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            return page;
        }

        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            page = ReadMember(ref json, utf8, page, records);
        }

        return page;
    }

    /// <summary>Reads the object that the reader stands at the start of; it stands at its end afterwards.</summary>
    protected abstract ConversationLines Read(ref Utf8JsonReader json, ReadOnlyMemory<byte> page, LineBuffer lines);

    internal static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
        {
            throw JsonValues.Unexpected(json.TokenType, $"{type}");
        }
    }

    private AnswerPage ReadMember(
        ref Utf8JsonReader json, ReadOnlyMemory<byte> utf8, AnswerPage page, List<AnalyticsRecord> records)
    {
        if (json.ValueTextEquals("conversations"u8))
        {
            json.Read();
            ReadConversations(ref json, utf8, records);
            return page;
        }

        if (json.ValueTextEquals("totalHits"u8))
        {
            return page with { TotalHits = JsonValues.Whole(ref json) };
        }

        if (json.ValueTextEquals("cursor"u8))
        {
            return page with { Cursor = JsonValues.Text(ref json) };
        }

        if (json.ValueTextEquals("dataAvailabilityDate"u8))
        {
            return page with { DataAvailabilityDate = JsonValues.Moment(ref json) };
        }

        json.Skip();
        return page;
    }

    private void ReadConversations(ref Utf8JsonReader json, ReadOnlyMemory<byte> utf8, List<AnalyticsRecord> records)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(ref json, JsonTokenType.StartArray);
        var lines = new LineBuffer();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Null)
            {
                Expect(ref json, JsonTokenType.StartObject);
                records.Add(Read(ref json, utf8, lines));
            }
        }
    }
}

/// <summary>What was found in lines.</summary>
/// <param name="Conversations">How many conversations they are of; those without an id are taken for one a line.</param>
internal readonly record struct LineIds(long Conversations);
