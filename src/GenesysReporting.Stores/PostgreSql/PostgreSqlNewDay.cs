using GenesysReporting.Stores.Sql;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>
/// Writes the rows of a day of which the store has none straight into its tables, without temporary ones: most days are written once, and
/// this is faster. Its transaction begins with the first rows, and readers see nothing before its end.
/// </summary>
internal sealed class PostgreSqlNewDay
{
    private const string DayColumn = $"\"{StoreTable.DayColumn}\"";

    private readonly NpgsqlConnection _connection;
    private readonly CopyQueue _queue;
    private readonly SqlCommands _commands;
    private readonly StoreDataSet _data;
    private readonly CopyTables _rows;
    private readonly object? _state;

    private PostgreSqlNewDay(NpgsqlConnection connection, CopyQueue queue, SqlCommands commands, StoreDataSet data, DateOnly day, object? state)
    {
        (_connection, _queue, _commands, _data, Day, _state) = (connection, queue, commands, data, day, state);
        _rows = new CopyTables(queue, data, isNumbered: false);
    }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>The transaction; null if no row was added.</summary>
    public NpgsqlTransaction? Transaction { get; private set; }

    /// <summary>Begins the day; null if the store has rows of it, which have to be replaced.</summary>
    public static async Task<PostgreSqlNewDay?> TryBeginAsync(
        NpgsqlConnection connection, CopyQueue queue, SqlCommands commands, StoreDataSet data, DateOnly day, CancellationToken cancellationToken)
    {
        // First the state, then the rows: a day that is written between the two has another state at the end.
        object? state = await StateAsync(commands, data, day, cancellationToken).ConfigureAwait(false);
        string rows = string.Join(" OR ", data.Tables.Select(t => $"EXISTS (SELECT 1 FROM {SqlText.Quote(t.Name)} WHERE {DayColumn} = @p0)"));
        bool hasRows = await commands.ScalarAsync($"SELECT {rows}", cancellationToken, day).ConfigureAwait(false) is true;
        return hasRows ? null : new PostgreSqlNewDay(connection, queue, commands, data, day, state);
    }

    /// <summary>Adds a record.</summary>
    public async ValueTask AddAsync(StoreRecord record, CancellationToken cancellationToken)
    {
        if (Transaction is null)
        {
            // Not earlier: a job may take minutes before its first record.
            await _queue.FinishAsync().ConfigureAwait(false);
            Transaction = await _connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        }

        await _rows.AddAsync(record, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what is left.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) => _rows.FinishAsync(cancellationToken);

    /// <summary>Deletes the rows that another worker has written since the beginning, within the transaction, which has the day's lock.</summary>
    public async Task DeleteOthersAsync(CancellationToken cancellationToken)
    {
        object? state = await StateAsync(_commands, _data, Day, cancellationToken).ConfigureAwait(false);
        if (Equals(state, _state))
        {
            return;
        }

        foreach (StoreTable table in _data.Tables)
        {
            await _commands.ExecuteAsync(
                $"DELETE FROM {SqlText.Quote(table.Name)} WHERE {DayColumn} = @p0 AND xmin <> pg_current_xact_id()::xid", cancellationToken, Day).ConfigureAwait(false);
        }
    }

    private static Task<object?> StateAsync(SqlCommands commands, StoreDataSet data, DateOnly day, CancellationToken cancellationToken) => commands.ScalarAsync(
        $"SELECT concat_ws(' ', \"fetched_at\", \"records\", \"row_count\", \"hash\") FROM {SqlText.Days} WHERE \"data\" = @p0 AND \"day\" = @p1", cancellationToken, data.Data.ToString(), day);
}
