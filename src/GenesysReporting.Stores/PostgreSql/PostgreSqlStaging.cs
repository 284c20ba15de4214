using GenesysReporting.Rows;
using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>
/// Temporary tables that take the rows while a day is fetched. Rows of the day itself have no record number; those of single records have
/// that of their record in <see cref="Late"/>.
/// </summary>
internal sealed class PostgreSqlStaging
{
    /// <summary>The single records: number, index of their table, day, key, hash, and true for a record of a job.</summary>
    public const string Late = "staged_records";

    private readonly CopyQueue _queue;
    private readonly StoreDataSet _data;
    private readonly CopyTables _rows;
    private CopyBuffer _late = new();
    private long _records;

    private PostgreSqlStaging(CopyQueue queue, StoreDataSet data)
    {
        (_queue, _data) = (queue, data);
        _rows = new CopyTables(queue, data, isNumbered: true);
    }

    /// <summary>True if there are single records.</summary>
    public bool HasLate => _records > 0;

    /// <summary>Returns the name of the temporary table of a table.</summary>
    public static string NameOf(int table) => $"staged_rows_{table}";

    /// <summary>Creates the temporary tables, which end with the connection.</summary>
    public static async Task<PostgreSqlStaging> CreateAsync(CopyQueue queue, SqlCommands commands, StoreDataSet data, CancellationToken cancellationToken)
    {
        IEnumerable<string> tables = data.Tables.Select((table, t) =>
            $"CREATE TEMPORARY TABLE {NameOf(t)} (\"staged_record\" bigint, \"{StoreTable.DayColumn}\" date, "
            + $"{string.Join(", ", table.Columns.Select(c => $"{SqlText.Quote(c.Name)} {PostgreSqlValues.Instance.TypeOf(c.Kind)}"))})");
        await commands.ExecuteAsync(
            $"""
            {string.Join("; ", tables)};
            CREATE TEMPORARY TABLE {Late} ("staged_record" bigint, "head" integer, "day" date, "key" text, "hash" text, "is_job" boolean)
            """,
            cancellationToken).ConfigureAwait(false);
        return new PostgreSqlStaging(queue, data);
    }

    /// <summary>Adds a record, and writes the tables whose batch is full.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isLate">True for a single record; false if all rows of its day are replaced.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async ValueTask AddAsync(StoreRecord record, bool isLate, CancellationToken cancellationToken)
    {
        long? number = isLate ? ++_records : null;
        if (isLate)
        {
            AddLate(record);
            await FlushAsync(CopyQueue.BatchBytes, cancellationToken).ConfigureAwait(false);
        }

        await _rows.AddAsync(record, number, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what is left.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(1, cancellationToken).ConfigureAwait(false);
        await _rows.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private void AddLate(StoreRecord record)
    {
        _late.BeginRow(6);
        _late.Add(_records, CellKind.Whole);
        _late.Add(HeadOf(record));
        _late.Add(record.Day);
        _late.Add(record.Key, CellKind.Text);
        _late.Add(record.Hash, CellKind.Text);
        _late.Add(record.IsOfJob, CellKind.Boolean);
    }

    /// <summary>Returns the index of the table whose row has the record's hash.</summary>
    private int HeadOf(StoreRecord record)
    {
        for (int t = 0; t < record.Rows.Length; t++)
        {
            if (_data.Tables[t].HashColumn is not null && record.Rows[t].Count > 0)
            {
                return t;
            }
        }

        throw new ArgumentException("Rows of this data are replaced by the day, and not singly.", nameof(record));
    }

    private async ValueTask FlushAsync(int atLeast, CancellationToken cancellationToken) =>
        _late = await _queue.SendAsync(_late, Late, atLeast, cancellationToken).ConfigureAwait(false);
}
