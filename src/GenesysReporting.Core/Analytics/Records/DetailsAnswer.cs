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
        ("conversations", (ref json, texts, answer) => answer.ReadRecords(ref json, texts)),
        ("userDetails", (ref json, texts, answer) => answer.ReadRecords(ref json, texts)),
        ("aggregations", (ref json, _, answer) => answer._aggregations = ReadAggregations(ref json)),
        ("totalHits", (ref json, _, answer) => answer._totalHits = json.ReadInt64()),
        ("cursor", (ref json, _, answer) => answer._cursor = json.ReadString()),
        ("dataAvailabilityDate", (ref json, _, answer) => answer._dataAvailabilityDate = json.ReadDateTimeOffset()));

    private ItemReader<T>? _readRecord;
    private IReadOnlyList<T> _records = [];
    private IReadOnlyList<AnalyticsAggregationResult> _aggregations = [];
    private long? _totalHits;
    private string? _cursor;
    private DateTimeOffset? _dataAvailabilityDate;

    /// <summary>Reads an answer; throws a <see cref="JsonException"/> if it is not one.</summary>
    public static AnswerPage<T> Read(ReadOnlySpan<byte> utf8, ItemReader<T> readRecord)
    {
        var answer = new DetailsAnswer<T> { _readRecord = readRecord };
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
        string path = $"$.{Encoding.UTF8.GetString(json.Name)}";
        int index = -1;
        try
        {
            _records = json.ReadArray(texts, (ref item, cache) =>
            {
                index++;
                return _readRecord!(ref item, cache);
            });
        }
        catch (JsonException e) when (index >= 0)
        {
            throw new JsonException(e.Message, $"{path}[{index}]{e.Path?[1..]}", e.LineNumber, e.BytePositionInLine, e);
        }
    }
}
