using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Json;

namespace GenesysReporting.Export.Lines;

/// <summary>A conversation a line, byte for byte as the platform sent it, but for line breaks between its parts.</summary>
internal sealed class JsonLinesFormat : LineFormat
{
    private static readonly byte[] LineBreak = [(byte)'\n'];

    public override ReadOnlyMemory<byte> Header => default;

    public override ReadOnlyMemory<byte> Terminator => LineBreak;

    public override string Form => "jsonl";

    public override LineIds ReadIds(Stream lines, RecordIds ids)
    {
        long conversations = 0;
        var reader = new LineReader(lines);
        while (reader.Next() is { } line)
        {
            var json = new JsonCursor(line.Span);
            if (Walk(ref json).Id is { } id)
            {
                ids.Add(id);
            }

            conversations++;
        }

        return new LineIds(conversations);
    }

    protected override ConversationLines Read(ref JsonCursor json, ReadOnlyMemory<byte> page, LineBuffer lines)
    {
        int start = json.ValueStart();
        (string? id, DateTimeOffset? moment) = Walk(ref json);
        return new ConversationLines
        {
            ConversationId = id,
            ConversationStart = moment,
            Utf8 = OneLine(page[start..json.Position], lines),
            Rows = 1,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (string? Id, DateTimeOffset? Start) Walk(ref JsonCursor json)
    {
        (string? id, DateTimeOffset? start) = (null, null);
        json.EnterObject();
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("conversationId"u8))
            {
                id = json.Text();
            }
            else if (json.Name.SequenceEqual("conversationStart"u8))
            {
                start = json.Moment();
            }
            else
            {
                json.Skip();
            }
        }

        return (id, start);
    }

    /// <summary>Inside of strings JSON has no line breaks, so those that there are mean nothing.</summary>
    private static ReadOnlyMemory<byte> OneLine(ReadOnlyMemory<byte> json, LineBuffer lines)
    {
        ReadOnlySpan<byte> left = json.Span;
        for (int at; (at = left.IndexOfAny((byte)'\n', (byte)'\r')) >= 0; left = left[(at + 1)..])
        {
            lines.Write(left[..at]);
        }

        lines.Write(left);
        return lines.Take();
    }
}
