using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Json;

namespace GenesysReporting.Export.Lines;

/// <summary>Turns the platform's pages into lines of a file, and finds in lines what they are of.</summary>
internal abstract class LineFormat : IPageParser<ConversationLines>
{
    /// <summary>What the file begins with.</summary>
    public abstract ReadOnlyMemory<byte> Header { get; }

    /// <summary>What follows a conversation's lines.</summary>
    public abstract ReadOnlyMemory<byte> Terminator { get; }

    /// <summary>Whether a conversation may have no lines at all.</summary>
    public virtual bool MayLeaveOut => false;

    /// <summary>All that decides what the lines look like, in words: another text, other lines.</summary>
    public abstract string Form { get; }

    public static LineFormat Of(LineOptions options) => options.Format == ExportFormat.Csv
        ? new CsvFormat(options)
        : new JsonLinesFormat();

    /// <summary>Finds the conversations of lines.</summary>
    /// <param name="lines">Whole lines, without the heading.</param>
    /// <param name="ids">Takes their ids.</param>
    public abstract LineIds ReadIds(Stream lines, RecordIds ids);

    /// <summary>Reads one answer of the details query or of its jobs; raises a <see cref="JsonException"/> for what is none.</summary>
    public AnswerPage<ConversationLines> Read(AnswerSource source, ReadOnlyMemory<byte> utf8)
    {
        var json = new JsonCursor(utf8.Span);
        var records = new List<ConversationLines>(128);
        var page = new AnswerPage<ConversationLines>(records);
        if (!json.TryNull())
        {
            json.EnterObject();
            while (json.NextMember())
            {
                page = ReadMember(ref json, utf8, page, records);
            }
        }

        json.ExpectEnd();
        return page;
    }

    public string? KeyOf(ConversationLines record) => record.ConversationId;

    public DateTimeOffset? StartOf(ConversationLines record) => record.ConversationStart;

    /// <summary>Reads the conversation that comes next.</summary>
    protected abstract ConversationLines Read(ref JsonCursor json, ReadOnlyMemory<byte> page, LineBuffer lines);

    private AnswerPage<ConversationLines> ReadMember(
        ref JsonCursor json, ReadOnlyMemory<byte> utf8, AnswerPage<ConversationLines> page, List<ConversationLines> records)
    {
        ReadOnlySpan<byte> member = json.Name;
        if (member.SequenceEqual("conversations"u8))
        {
            ReadConversations(ref json, utf8, records);
            return page;
        }

        if (member.SequenceEqual("totalHits"u8))
        {
            return page with { TotalHits = json.Whole() };
        }

        if (member.SequenceEqual("cursor"u8))
        {
            return page with { Cursor = json.Text() };
        }

        if (member.SequenceEqual("dataAvailabilityDate"u8))
        {
            return page with { DataAvailabilityDate = json.Moment() };
        }

        json.Skip();
        return page;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadConversations(ref JsonCursor json, ReadOnlyMemory<byte> utf8, List<ConversationLines> records)
    {
        if (!json.TryEnterArray())
        {
            return;
        }

        var lines = new LineBuffer();
        while (json.NextPresent())
        {
            records.Add(Read(ref json, utf8, lines));
        }
    }
}

/// <summary>What was found in lines.</summary>
/// <param name="Conversations">How many conversations they are of; those without an id are taken for one a line.</param>
internal readonly record struct LineIds(long Conversations);
