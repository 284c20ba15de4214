using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysReporting.Analytics.Records.Shapes;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>An answer of a details query with its conversations' participants taken out. What is no such answer raises a <see cref="JsonException"/>.</summary>
internal sealed class SplitAnswer
{
    private static readonly ValueShape Participants = ValueShape.Of(typeof(IReadOnlyList<AnalyticsParticipant>));

    // Participants are nine tenths of an answer.
    private const int UsualRatio = 8;

    private readonly ArrayBufferWriter<byte> _rest;
    private readonly List<byte[]?> _participants = new(128);
    private int _copied;

    private SplitAnswer(int length) => _rest = new ArrayBufferWriter<byte>((length / UsualRatio) + 1);

    /// <summary>The answer without them.</summary>
    public ReadOnlySpan<byte> Rest => _rest.WrittenSpan;

    public static SplitAnswer Of(ReadOnlySpan<byte> utf8)
    {
        var split = new SplitAnswer(utf8.Length);
        var json = new JsonCursor(utf8);
        if (!json.TryNull())
        {
            json.EnterObject();
            while (json.NextMember())
            {
                split.TakeMember(ref json, utf8);
            }
        }

        json.ExpectEnd();
        split._rest.Write(utf8[split._copied..]);
        return split;
    }

    /// <summary>A copy of what was taken out of a conversation, an array; null where there was none.</summary>
    public byte[]? Taken(int conversation) => _participants[conversation];

    private void TakeMember(ref JsonCursor json, ReadOnlySpan<byte> utf8)
    {
        if (!json.Name.SequenceEqual("conversations"u8))
        {
            json.Skip();
        }
        else if (json.TryEnterArray())
        {
            _participants.Clear();
            while (json.NextItem())
            {
                _participants.Add(json.TryNull() ? null : TakeConversation(ref json, utf8));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private byte[]? TakeConversation(ref JsonCursor json, ReadOnlySpan<byte> utf8)
    {
        byte[]? taken = null;
        json.EnterObject();
        while (json.NextMember())
        {
            if (!json.Name.SequenceEqual("participants"u8))
            {
                json.Skip();
            }
            else if (!json.TryNull())
            {
                taken = Take(ref json, utf8);
            }
        }

        return taken;
    }

    private byte[] Take(ref JsonCursor json, ReadOnlySpan<byte> utf8)
    {
        int start = json.ValueStart();
        Participants.Check(ref json);
        _rest.Write(utf8[_copied..start]);
        _rest.Write("null"u8);
        _copied = json.Position;
        return utf8[start.._copied].ToArray();
    }
}
