using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Json;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Export.Lines;

/// <summary>The rows of conversations as CSV, which also the unfinished file of a Parquet file has.</summary>
internal sealed class CsvFormat : LineFormat
{
    /// <summary>The delimiter of the unfinished file of a Parquet file.</summary>
    public const byte ParquetDelimiter = (byte)',';

    private readonly JsonTable<ConversationPart> _reader;
    private readonly RowSchema<ConversationPart> _schema;
    private readonly CsvRows _rows;
    private readonly bool _isNamed;

    public CsvFormat(LineOptions given)
        : base(given.Protection)
    {
        bool isParquet = given.Format == ExportFormat.Parquet;
        LineOptions options = isParquet ? ForParquet(given) : given;
        RowGrain grain = options.Rows.Grain ?? RowGrain.Conversation;
        _reader = ConversationPartsReader.Of(ConversationSchemas.Depth(grain, options.Rows));
        _schema = ConversationSchemas.OfParts(grain, options.Rows);
        _isNamed = options.Rows.WithNames;
        _rows = new CsvRows(_schema.Columns, options.Delimiter, options.AllowFormula);
        MayLeaveOut = grain != RowGrain.Conversation;
        Header = _rows.Heading(options.Encoding);
        OwnForm = string.Join(
            '\n', isParquet ? "parquet" : "csv", options.Delimiter, options.Encoding, options.AllowFormula, options.Rows.TimeZone.Id, options.Rows.TimeFormat,
            options.Rows.DurationUnit, _schema.Kind, string.Join(',', _schema.Names));
        if (_schema.Names[0] != nameof(AnalyticsConversation.ConversationId))
        {
            throw new InvalidOperationException("The first column must be the id, by which written rows are recognised.");
        }
    }

    public override IReadOnlyList<RowColumn> Columns => _schema.Columns;

    public override ReadOnlyMemory<byte> Header { get; }

    public override ReadOnlyMemory<byte> Terminator => default;

    public override bool MayLeaveOut { get; }

    protected override string OwnForm { get; }

    public override LineIds ReadIds(Stream lines, RecordIds ids)
    {
        var reader = new CsvCellReader(lines, _rows.Delimiter, count: 1);
        long without = 0;
        int before = ids.Count;
        while (reader.Next() is [var id])
        {
            if (id.Length == 0)
            {
                without++;
            }
            else
            {
                ids.Add(id);
            }
        }

        return new LineIds(ids.Count - before + without);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override ConversationLines Read(ref JsonCursor json, TextCache texts, LineBuffer lines)
    {
        ConversationPart conversation = _reader.Read(ref json, texts);
        IEnumerable<object?[]> rows = _schema.Read(conversation);
        var read = new ConversationLines
        {
            ConversationId = conversation.ConversationId,
            ConversationStart = conversation.Start,
        };
        ConversationLines made = _isNamed ? read with { Unwritten = [.. rows] } : Write(read, rows, lines);
        // Known only now, when the rows have been created.
        return conversation.LeftOut.Count == 0 ? made : made with { LeftOut = conversation.LeftOut };
    }

    public override ConversationLines Write(ConversationLines filled, LineBuffer lines) =>
        filled.Unwritten is { } rows ? Write(filled with { Unwritten = null }, rows, lines) : filled;

    /// <summary>Cells that lose nothing, whatever the options of CSV.</summary>
    private static LineOptions ForParquet(LineOptions options) => options with
    {
        Delimiter = (char)ParquetDelimiter,
        Encoding = ExportEncoding.Utf8NoBom,
        AllowFormula = true,
        Rows = options.Rows with { TimeZone = TimeZoneInfo.Utc, TimeFormat = RowTimeFormat.Iso },
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ConversationLines Write(ConversationLines read, IEnumerable<object?[]> rows, LineBuffer lines)
    {
        (int count, int guarded) = (0, 0);
        foreach (object?[] row in rows)
        {
            guarded += _rows.Write(row, lines);
            count++;
        }

        return read with { Utf8 = lines.Take(), Rows = count, Guarded = guarded };
    }
}
