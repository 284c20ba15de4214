using GenesysReporting.Analytics.Reading;
using GenesysReporting.Json;
using GenesysReporting.Protection;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Export.Lines;

/// <summary>
/// One conversation per line, byte for byte as the platform sent it but for what is protected, without line breaks between its
/// parts.
/// </summary>
internal sealed class JsonLinesFormat(RecordProtection? protection) : LineFormat(protection)
{
    private static readonly byte[] LineBreak = [(byte)'\n'];

    private static readonly JsonTable<ConversationPart> Members = new(
        () => new(),
        ("conversationId", (ref json, _, conversation) => conversation.ConversationId = json.ReadString()),
        ("conversationStart", (ref json, _, conversation) => conversation.Start = json.ReadDateTimeOffset()));

    public override ReadOnlyMemory<byte> Header => default;

    public override ReadOnlyMemory<byte> Terminator => LineBreak;

    protected override string OwnForm => "jsonl";

    public override LineIds ReadIds(Stream lines, RecordIds ids)
    {
        long conversations = 0;
        var reader = new LineReader(lines);
        while (reader.Next() is { } line)
        {
            var json = new JsonCursor(line.Span);
            if (Members.Read(ref json, TextCache.OfThread).ConversationId is { } id)
            {
                ids.Add(id);
            }

            conversations++;
        }

        return new LineIds(conversations);
    }

    protected override ConversationLines Read(ref JsonCursor json, TextCache texts, LineBuffer lines)
    {
        int start = json.ValueStart();
        ConversationPart conversation = Members.Read(ref json, texts);
        return new ConversationLines
        {
            ConversationId = conversation.ConversationId,
            ConversationStart = conversation.Start,
            Utf8 = OneLine(json.Since(start), lines),
            Rows = 1,
        };
    }

    /// <summary>Returns JSON without line breaks, which are never part of its texts.</summary>
    private static ReadOnlyMemory<byte> OneLine(ReadOnlySpan<byte> json, LineBuffer lines)
    {
        for (int at; (at = json.IndexOfAny((byte)'\n', (byte)'\r')) >= 0; json = json[(at + 1)..])
        {
            lines.Write(json[..at]);
        }

        lines.Write(json);
        return lines.Take();
    }
}
