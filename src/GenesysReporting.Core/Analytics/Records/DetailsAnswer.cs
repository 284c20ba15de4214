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
        ("aggregations", (ref json, _, answer) => answer._aggregations = answer.ReadAggregations(ref json)),
        ("totalHits", (ref json, _, answer) => answer._totalHits = ReadTotal(ref json)),
        ("cursor", (ref json, _, answer) => answer._cursor = json.ReadString()),
        ("dataAvailabilityDate", (ref json, _, answer) => answer._dataAvailabilityDate = json.ReadDateTimeOffset()));

    private DetailsRecord _kind = DetailsRecord.Conversation;
    private ItemReader<IReadOnlyList<T>>? _readRecords;
    private readonly List<RecordDamage> _damages = [];
    private IReadOnlyList<T> _records = [];
    private IReadOnlyList<AnalyticsAggregationResult> _aggregations = [];
    private long? _totalHits;
    private string? _cursor;
    private DateTimeOffset? _dataAvailabilityDate;

    /// <summary>Reads an answer; throws a <see cref="JsonException"/> if it is not one.</summary>
    /// <param name="utf8">The answer.</param>
    /// <param name="kind">The kind of its records.</param>
    /// <param name="readRecords">Reads an array of records.</param>
    public static AnswerPage<T> Read(ReadOnlySpan<byte> utf8, DetailsRecord kind, ItemReader<IReadOnlyList<T>> readRecords)
    {
        var answer = new DetailsAnswer<T> { _kind = kind, _readRecords = readRecords };
        var json = new JsonCursor(utf8);
        Members.Fill(ref json, TextCache.OfThread, answer);
        json.ExpectEnd();
        return new AnswerPage<T>(answer._records)
        {
            TotalHits = answer._totalHits,
            Cursor = answer._cursor,
            DataAvailabilityDate = answer._dataAvailabilityDate,
            Aggregations = answer._aggregations,
            Damages = answer._damages,
        };
    }

    /// <summary>Reads the total, also in the form 47.0.</summary>
    private static long? ReadTotal(ref JsonCursor json)
    {
        JsonCursor start = json;
        try
        {
            return json.ReadInt64();
        }
        catch (JsonException e)
        {
            json = start;
            using JsonDocument number = JsonDocument.Parse(json.ReadRaw().ToArray());
            // Without the total, nothing would show that records are missing.
            return number.RootElement is { ValueKind: JsonValueKind.Number } found && found.TryGetWhole(out long total)
                ? total
                : throw new JsonException(e.Message, e.Path, e.LineNumber, e.BytePositionInLine, e);
        }
    }

    private IReadOnlyList<AnalyticsAggregationResult> ReadAggregations(ref JsonCursor json) => AnswerSerializer
        .ReadMended<IReadOnlyList<AnalyticsAggregationResult>>(
            json.ReadRaw(), path => _damages.Add(RecordDamage.OfItem($"aggregations{path}")))
        .WithoutNulls();

    private void ReadRecords(ref JsonCursor json, TextCache texts)
    {
        JsonCursor start = json;
        try
        {
            Add(_readRecords!(ref json, texts));
        }
        catch (JsonException)
        {
            // Text that is not JSON, or another value than an array, throws again here.
            json = start;
            Add(ReadEach(ref json, texts));
        }
    }

    /// <summary>Adds records to those of an earlier list of the same name, which are not lost.</summary>
    private void Add(IReadOnlyList<T> records) => _records = _records.Count == 0 ? records : [.. _records, .. records];

    /// <summary>Reads the records one by one, so that one that cannot be read does not cost its neighbours.</summary>
    private List<T> ReadEach(ref JsonCursor json, TextCache texts)
    {
        var records = new List<T>();
        if (json.TryEnterArray())
        {
            for (int index = 0; json.NextItem(); index++)
            {
                ReadOnlySpan<byte> record = json.ReadRaw();
                try
                {
                    records.AddRange(ReadOne(record, texts));
                }
                catch (JsonException)
                {
                    records.AddRange(ReadMended(record, texts, index));
                }
            }
        }

        return records;
    }

    private IReadOnlyList<T> ReadOne(ReadOnlySpan<byte> utf8, TextCache texts)
    {
        byte[] array = [(byte)'[', .. utf8, (byte)']'];
        var json = new JsonCursor(array);
        return _readRecords!(ref json, texts);
    }

    /// <summary>Reads a record without the values that do not fit.</summary>
    private IReadOnlyList<T> ReadMended(ReadOnlySpan<byte> utf8, TextCache texts, int index)
    {
        string name = $"The {_kind.Noun} at position {index + 1} of an answer";
        try
        {
            var paths = new List<string>();
            if (new JsonMender(paths.Add).Mend(utf8, _kind.Type) is { } mended)
            {
                name = IdOf(mended) is { } id ? $"The {_kind.Noun} {id}" : name;
                IReadOnlyList<T> records = ReadOne(mended.Span, texts);
                _damages.AddRange(paths.Select(path => new RecordDamage(name, path)));
                return records;
            }
        }
        catch (JsonException)
        {
            // Lost, as below.
        }

        _damages.Add(new RecordDamage(name, null));
        return [];
    }

    private string? IdOf(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument json = JsonDocument.Parse(utf8);
        return json.RootElement.GetString(_kind.Id);
    }
}
