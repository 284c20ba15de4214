using System.Buffers;
using System.Runtime.CompilerServices;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Reads conversations as records. Their participants, nine tenths of an answer, are checked and kept as JSON; the serializer
/// reads the rest.
/// </summary>
/// <param name="project">Creates the projection of the participants; null if none is wanted.</param>
internal sealed class ConversationRecordReader(Func<RawParticipants, object>? project)
{
    private static readonly MemberSetter<object> CheckParticipants = RecordShape.Of(typeof(IReadOnlyList<AnalyticsParticipant>));

    private readonly ArrayBufferWriter<byte> _rest = new();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public AnalyticsConversation Read(ref JsonCursor json, TextCache texts)
    {
        byte[]? participants = null;
        _rest.ResetWrittenCount();
        int copied = json.ValueStart();
        json.EnterObject();
        while (json.NextMember())
        {
            if (!json.Name.SequenceEqual("participants"u8))
            {
                json.Skip();
                continue;
            }

            int start = json.ValueStart();
            _rest.Write(json.Since(copied));
            _rest.Write("null"u8);
            CheckParticipants(ref json, texts, this);
            participants = json.Since(start).ToArray();
            copied = json.ValueStart();
        }

        _rest.Write(json.Since(copied));
        AnalyticsConversation conversation = AnswerSerializer.Read<AnalyticsConversation>(_rest.WrittenSpan)!;
        if (participants is not null)
        {
            conversation.Raw = new RawParticipants(conversation.ConversationId, participants);
            conversation.Raw.Projection = project?.Invoke(conversation.Raw);
        }

        return conversation;
    }
}
