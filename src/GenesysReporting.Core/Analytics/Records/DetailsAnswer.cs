using System.Text;
using System.Text.Json;
using GenesysReporting.Collections;
using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>
/// The answer of a details query, or a page of a job's results; after the last page the records are absent. The same reader
/// serves records and the lines of exports.
/// </summary>
/// <typeparam name="T">The type that a conversation or user becomes.</typeparam>
internal sealed class DetailsAnswer<T>
{
    // The families differ in the name of one member.
    private static readonly JsonTable<DetailsAnswer<T>> Members = new(
        () => new(),
        ("conversations", (ref json, texts, answer) => answer.ReadRecords(ref json, texts)),
        ("userDetails", (ref json, texts, answer) => answer.ReadRecords(ref json, texts)),
        ("aggregations", (ref json, _, answer) => answer._aggregations = ReadAggregations(ref json)),
        ("totalHits", (ref json, _, answer) => answer._totalHits = json.ReadInt64()),
        ("cursor", (ref json, _, answer) => answer._cursor = json.ReadString()),
        ("dataAvailabilityDate", (ref json, _, answer) => answer._dataAvailabilityDate = json.ReadDateTimeOffset()));

    private ItemReader<IReadOnlyList<T>>? _readRecords;
    private IReadOnlyList<T> _records = [];
    private IReadOnlyList<AnalyticsAggregationResult> _aggregations = [];
    private long? _totalHits;
    private string? _cursor;
    private DateTimeOffset? _dataAvailabilityDate;

    /// <summary>Reads an answer; throws a <see cref="JsonException"/> if it is not one.</summary>
    /// <param name="utf8">The answer.</param>
    /// <param name="readRecords">Reads the array of records.</param>
    public static AnswerPage<T> Read(ReadOnlySpan<byte> utf8, ItemReader<IReadOnlyList<T>> readRecords)
    {
        var answer = new DetailsAnswer<T> { _readRecords = readRecords };
        var json = new JsonCursor(utf8);
        Members.Fill(ref json, TextCache.OfThread, answer);
        json.ExpectEnd();
        return new AnswerPage<T>(answer._records)
        {
            TotalHits = answer._totalHits,
            Cursor = answer._cursor,
            DataAvailabilityDate = answer._dataAvailabilityDate,
            Aggregations = answer._aggregations,
        };
    }

    private static IReadOnlyList<AnalyticsAggregationResult> ReadAggregations(ref JsonCursor json) =>
        AnswerSerializer.Read<IReadOnlyList<AnalyticsAggregationResult>>(json.ReadRaw()).WithoutNulls();

    private void ReadRecords(ref JsonCursor json, TextCache texts)
    {
        string member = Encoding.UTF8.GetString(json.Name);
        try
        {
            _records = _readRecords!(ref json, texts);
        }
        catch (JsonException e)
        {
            throw new JsonException(e.Message, $"$.{member}{e.Path?[1..]}", e.LineNumber, e.BytePositionInLine, e);
        }
    }
}
