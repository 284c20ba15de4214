using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Json;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Stores;

/// <summary>The tables of conversations, and the rows of one conversation in them.</summary>
internal sealed class ConversationTables
{
    private const string Id = "conversation_id";

    private static readonly RowOptions Options = new()
    {
        TimeZone = TimeZoneInfo.Utc,
        DurationUnit = DurationUnit.Milliseconds,
    };

    private static readonly JsonTable<ConversationPart> Reader = ConversationPartsReader.Of(PartDepth.Detail);

    private readonly List<(StoreTable Table, RowSchema<ConversationPart>? Schema)> _tables;
    private readonly RecordHash _hash = new();

    /// <param name="keepsRaw">True for a table of the raw records.</param>
    public ConversationTables(bool keepsRaw)
    {
        _tables =
        [
            Head(),
            Part("participants", "A participant of a conversation: customer, IVR, queue (acd) or agent.", RowGrain.Participant),
            Part("sessions", "A session: one medium of one participant, with the sums of its metrics.", RowGrain.Session),
            Part("segments", "A segment of a session: ringing, talk, hold, wrap-up.", RowGrain.Segment),
            Of("metrics", "A metric of a session, as the platform measured it; the same metric can occur several times.", SessionMetricColumns.Schema(Options)),
            AttributesOf(),
            Part("evaluations", "A quality evaluation of a conversation.", RowGrain.Evaluation),
            Part("surveys", "A survey of a conversation.", RowGrain.Survey),
        ];
        if (keepsRaw)
        {
            _tables.Add((new StoreTable("raw_conversations", "A conversation as the platform sent it, protected as the store is.", [Column(Id), Column("record_json")]) { RecordColumn = Id }, null));
        }

        DataSet = new StoreDataSet(StoreData.Conversations, [.. _tables.Select(t => t.Table)]);
    }

    /// <summary>The tables.</summary>
    public StoreDataSet DataSet { get; }

    /// <summary>Returns a conversation as a record.</summary>
    /// <param name="json">The conversation, as the platform sent it.</param>
    /// <param name="source">The way in which it was fetched: Query, Job or Id.</param>
    /// <param name="fallback">The day of a conversation without a start.</param>
    /// <param name="note">Receives a sentence for each value that could not be read, and is left out; null if there is no listener.</param>
    /// <exception cref="JsonException">The conversation cannot be read at all.</exception>
    public StoreRecord Read(ReadOnlyMemory<byte> json, string source, DateOnly fallback, Action<string>? note = null)
    {
        ConversationPart conversation = Read(json, note);
        var rows = new IReadOnlyList<object?[]>[_tables.Count];
        for (int t = 0; t < rows.Length; t++)
        {
            (StoreTable table, RowSchema<ConversationPart>? schema) = _tables[t];
            rows[t] = schema is null
                ? [[conversation.ConversationId, System.Text.Encoding.UTF8.GetString(json.Span)]]
                : [.. schema.Read(conversation)];
            if (schema is not null && !table.IsOfJobs)
            {
                Hash(t, rows[t]);
            }
        }

        string hash = _hash.Take();
        rows[0] = [[.. rows[0][0], source, hash]];
        DateOnly day = conversation.Start is { } start ? DateOnly.FromDateTime(start.UtcDateTime) : fallback;
        return new StoreRecord(day, conversation.ConversationId, hash, rows) 
        {
            IsOpen = conversation.End is null,
            IsOfJob = source == StoreTable.JobSource,
        };
    }

    private static ConversationPart Read(ReadOnlyMemory<byte> json, Action<string>? note)
    {
        try
        {
            return Read(json.Span);
        }
        catch (JsonException)
        {
            var paths = new List<string>();
            ConversationPart mended = Read((new JsonMender(paths.Add).Mend(json.Span, typeof(AnalyticsConversation)) ?? throw new JsonException()).Span);
            paths.ForEach(path => note?.Invoke(new RecordDamage($"The conversation {mended.ConversationId}", path).ToString()));
            return mended;
        }
    }

    private static ConversationPart Read(ReadOnlySpan<byte> json)
    {
        var cursor = new JsonCursor(json);
        return Reader.Read(ref cursor, TextCache.OfThread);
    }

    private void Hash(int table, IReadOnlyList<object?[]> rows)
    {
        foreach (object?[] row in rows)
        {
            _hash.Add(table, row);
        }
    }

    private static (StoreTable Table, RowSchema<ConversationPart>? Schema) Head()
    {
        RowSchema<ConversationPart> schema = ConversationSchemas.OfParts(RowGrain.Conversation, Options);
        var table = new StoreTable(
            "conversations", "A conversation.", [.. schema.Columns.Select(StoreColumn.Of), Column("source"), Column("record_hash")])
        {
            RecordColumn = Id,
            HashColumn = "record_hash",
            SourceColumn = "source",
            EndColumn = "end_time",
        };
        return (table, schema);
    }

    private static (StoreTable Table, RowSchema<ConversationPart>? Schema) AttributesOf()
    {
        (StoreTable table, RowSchema<ConversationPart>? schema) = Part("attributes", "An attribute of a participant; only jobs have them.", RowGrain.Attribute);
        return (table with { IsOfJobs = true }, schema);
    }

    private static (StoreTable Table, RowSchema<ConversationPart>? Schema) Part(string name, string description, RowGrain grain) =>
        Of(name, description, ConversationSchemas.OfParts(grain, Options));

    private static (StoreTable Table, RowSchema<ConversationPart>? Schema) Of(string name, string description, RowSchema<ConversationPart> schema) =>
        (new StoreTable(name, description, [.. schema.Columns.Select(StoreColumn.Of)]) { RecordColumn = Id }, schema);

    private static StoreColumn Column(string name) => new(name, CellKind.Text, StoreTexts.Of(name));
}
