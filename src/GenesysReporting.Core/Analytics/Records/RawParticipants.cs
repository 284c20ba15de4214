using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Collections;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// A conversation's participants as JSON, from which rows are read, and as records, which many users never ask for. Each form
/// is created from the other when it is first needed: JSON from the platform is kept, records from a script are serialized.
/// </summary>
internal sealed class RawParticipants
{
    private static readonly JsonTable<List<string>> MediaTypesOfSession = new(
        () => [],
        ("mediaType", (ref json, texts, types) => types.Add(json.ReadString(texts) ?? string.Empty)));

    private static readonly JsonTable<List<string>> MediaTypesOfParticipant = new(
        () => [],
        ("sessions", (ref json, texts, types) =>
            types.AddRange(MediaTypesOfSession!.ReadList(ref json, texts).SelectMany(t => t))));

    private readonly string? _conversationId;
    private byte[]? _utf8;
    private IReadOnlyList<AnalyticsParticipant>? _records;

    /// <param name="conversationId">The conversation, for errors.</param>
    /// <param name="utf8">An array in JSON, which has been checked to be readable as records.</param>
    public RawParticipants(string? conversationId, byte[] utf8) => (_conversationId, _utf8) = (conversationId, utf8);

    private RawParticipants(IReadOnlyList<AnalyticsParticipant> records) => _records = records;

    /// <summary>The participants of a conversation that has none.</summary>
    public static RawParticipants None { get; } = new([]);

    /// <summary>The records. Threads that ask at the same time each get a list.</summary>
    public IReadOnlyList<AnalyticsParticipant> Records => _records ??= Read(
        (ref _, _) => AnswerSerializer.Read<IReadOnlyList<AnalyticsParticipant>>(_utf8)).WithoutNulls();

    public static RawParticipants Of(IReadOnlyList<AnalyticsParticipant> records) =>
        records.Count == 0 ? None : new RawParticipants(records);

    /// <summary>Returns the media type of each session.</summary>
    public IEnumerable<string> MediaTypes() => Read(MediaTypesOfParticipant.ReadList).SelectMany(t => t);

    /// <summary>Reads the JSON; throws <c>AnswerUnreadable</c> if the reader cannot.</summary>
    public T Read<T>(ItemReader<T> reader)
    {
        try
        {
            var json = new JsonCursor(_utf8 ??= AnswerSerializer.Write(_records!));
            return reader(ref json, TextCache.OfThread);
        }
        catch (JsonException e)
        {
            throw ApiErrors.AnswerUnreadable(
                QueryTypes.ConversationDetails.QueryPath,
                null,
                $"participants of conversation {_conversationId} at {e.Path ?? "$"}, byte {e.BytePositionInLine}");
        }
    }
}
