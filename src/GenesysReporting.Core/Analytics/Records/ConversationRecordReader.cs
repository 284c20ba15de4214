using System.Buffers;
using System.Runtime.CompilerServices;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Reads conversations as records. Their participants, nine tenths of an answer, are checked and kept as JSON; the serializer
/// reads the rest.
/// </summary>
internal sealed class ConversationRecordReader
{
    private static readonly MemberSetter<object> CheckParticipants = RecordShape.Of(typeof(IReadOnlyList<AnalyticsParticipant>));

    private readonly ArrayBufferWriter<byte> _rest = new();
    private readonly List<byte[]?> _participants = new(128);
    private int _copied;

    /// <summary>Reads the next value, an array of conversations.</summary>
    public IReadOnlyList<AnalyticsConversation> Read(ref JsonCursor json, TextCache texts)
    {
        _rest.ResetWrittenCount();
        _participants.Clear();
        _copied = json.ValueStart();
        if (json.TryEnterArray())
        {
            while (json.NextItem())
            {
                // An object is required: null would be in the place of a conversation, which would be lost.
                _participants.Add(TakeParticipants(ref json, texts));
            }
        }

        _rest.Write(json.Since(_copied));
        AnalyticsConversation?[] records = AnswerSerializer.Read<AnalyticsConversation?[]>(_rest.WrittenSpan) ?? [];
        for (int i = 0; i < records.Length; i++)
        {
            if (records[i] is { } record && _participants[i] is { } participants)
            {
                record.Raw = new RawParticipants(record.ConversationId, participants);
            }
        }

        return [.. records.OfType<AnalyticsConversation>()];
    }

    /// <summary>Reads a conversation, returns its participants and leaves a null for them in the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private byte[]? TakeParticipants(ref JsonCursor json, TextCache texts)
    {
        byte[]? participants = null;
        json.EnterObject();
        while (json.NextMember())
        {
            if (!json.Name.SequenceEqual("participants"u8))
            {
                json.Skip();
                continue;
            }

            int start = json.ValueStart();
            _rest.Write(json.Since(_copied));
            _rest.Write("null"u8);
            CheckParticipants(ref json, texts, this);
            participants = json.Since(start).ToArray();
            _copied = json.ValueStart();
        }

        return participants;
    }
}
