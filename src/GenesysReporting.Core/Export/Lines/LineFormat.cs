using System.Text.Json;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Json;
using GenesysReporting.Protection;
using GenesysReporting.Rows;

namespace GenesysReporting.Export.Lines;

/// <summary>Turns the platform's pages into lines of a file, and finds the conversations of lines.</summary>
/// <param name="protection">Protects each conversation before it is read; null to leave it as it is.</param>
internal abstract class LineFormat(RecordProtection? protection) : IPageParser<ConversationLines>
{
    /// <summary>The beginning of the file.</summary>
    public abstract ReadOnlyMemory<byte> Header { get; }

    /// <summary>The bytes after a conversation's lines.</summary>
    public abstract ReadOnlyMemory<byte> Terminator { get; }

    /// <summary>True if a conversation may have no lines at all.</summary>
    public virtual bool MayLeaveOut => false;

    /// <summary>All options that decide the content of the lines, as text: another text means other lines.</summary>
    public string Form => protection is null ? OwnForm : $"{protection.Fingerprint}\n{OwnForm}";

    /// <summary>The columns of rows; empty for lines without columns.</summary>
    public virtual IReadOnlyList<RowColumn> Columns => [];

    /// <summary>The options of the format itself; the last line of the text is the names of its columns, if it has any.</summary>
    protected abstract string OwnForm { get; }

    /// <summary>Finds the conversations of lines.</summary>
    /// <param name="lines">Whole lines, without the header.</param>
    /// <param name="ids">Gets their ids.</param>
    public abstract LineIds ReadIds(Stream lines, RecordIds ids);

    /// <summary>Reads one answer of the details query or of its jobs; throws a <see cref="JsonException"/> if it is not one.</summary>
    public AnswerPage<ConversationLines> Read(AnswerSource source, ReadOnlyMemory<byte> utf8)
    {
        var lines = new LineBuffer();
        return DetailsAnswer<ConversationLines>.Read(
            utf8.Span,
            DetailsRecord.Conversation,
            (ref json, texts) =>
            {
                // A conversation that could not be read may have left the beginning of its lines.
                lines.Discard();
                return json.ReadArray(texts, (ref item, cache) => ReadProtected(ref item, cache, lines), takesNull: false);
            });
    }

    /// <inheritdoc/>
    public string? KeyOf(ConversationLines record) => record.ConversationId;

    /// <inheritdoc/>
    public DateTimeOffset? StartOf(ConversationLines record) => record.ConversationStart;

    /// <summary>Writes rows whose cells have been filled; lines that are written already stay as they are.</summary>
    public virtual ConversationLines Write(ConversationLines filled, LineBuffer lines) => filled;

    /// <summary>Reads the next conversation.</summary>
    protected abstract ConversationLines Read(ref JsonCursor json, TextCache texts, LineBuffer lines);

    private ConversationLines ReadProtected(ref JsonCursor json, TextCache texts, LineBuffer lines)
    {
        if (protection is null)
        {
            return Read(ref json, texts, lines);
        }

        var protectedJson = new JsonCursor(protection.Apply(json.ReadRaw()).Span);
        return Read(ref protectedJson, texts, lines);
    }
}

/// <summary>The conversations that were found in lines.</summary>
/// <param name="Conversations">Their number; each line without an id counts as one.</param>
internal readonly record struct LineIds(long Conversations);
