using System.Globalization;

namespace GenesysReporting.Stores.Sql;

/// <summary>The states of days in a database.</summary>
internal sealed class SqlDays(SqlCommands commands, SqlRecords records)
{
    private static readonly string[] Columns =
        ["data", "day", "state", "records", "row_count", "hash", "watermark", "fetched_at", "source", "failure"];

    private static readonly string Upsert = Insert(Columns.Skip(2));

    // Another worker may have fetched the day, or replaced records of it, since it was read.
    private static readonly string UpsertState = Insert(["state", "failure"])
        + $" WHERE {SqlText.Days}.\"fetched_at\" IS NOT DISTINCT FROM excluded.\"fetched_at\""
        + $" OR (excluded.\"state\" = '{StoredDayState.Gap}' AND {SqlText.Days}.\"state\" <> '{StoredDayState.Finished}')";

    /// <summary>Returns the days in order.</summary>
    public async Task<IReadOnlyList<StoredDay>> ReadAsync(CancellationToken cancellationToken)
    {
        var days = new List<StoredDay>();
        await foreach (object?[] row in commands.QueryAsync(
            $"SELECT {SqlText.List(Columns)} FROM {SqlText.Days} ORDER BY \"data\", \"day\"", cancellationToken).ConfigureAwait(false))
        {
            // Other workers' tasks, such as names, are not data.
            if (Enum.TryParse(SqlCommands.Text(row[0]), out StoreData data) && Enum.IsDefined(data))
            {
                days.Add(Read(data, row));
            }
        }

        return days;
    }

    /// <summary>Writes the state of a day, within the caller's transaction if there is one.</summary>
    public Task SaveAsync(StoredDay day, CancellationToken cancellationToken) => SaveAsync(Upsert, day, cancellationToken);

    /// <summary>
    /// Writes the state and the failure of a day whose rows do not change, within the caller's transaction. A day that was fetched since it
    /// was read is left as it is.
    /// </summary>
    public Task SaveStateAsync(StoredDay day, CancellationToken cancellationToken) => SaveAsync(UpsertState, day, cancellationToken);

    /// <summary>Counts the records of days again whose records were replaced singly.</summary>
    public async Task RecountAsync(StoreDataSet data, IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        foreach (DateOnly day in days)
        {
            (long count, string hash) = await records.SumAsync(data, day, cancellationToken).ConfigureAwait(false);
            long rows = 0;
            foreach (StoreTable table in data.Tables)
            {
                rows += await commands.NumberAsync(
                    $"SELECT COUNT(*) FROM {SqlText.Quote(table.Name)} WHERE \"{StoreTable.DayColumn}\" = @p0", cancellationToken, day).ConfigureAwait(false);
            }

            await commands.ExecuteAsync(
                $"UPDATE {SqlText.Days} SET \"records\" = @p0, \"row_count\" = @p1, \"hash\" = @p2 WHERE \"data\" = @p3 AND \"day\" = @p4",
                cancellationToken, count, rows, hash, data.Data.ToString(), day).ConfigureAwait(false);
        }
    }

    private static string Insert(IEnumerable<string> updated) =>
        SqlText.Insert(SqlText.Days, Columns)
        + $" ON CONFLICT (\"data\", \"day\") DO UPDATE SET {string.Join(", ", updated.Select(c => $"{SqlText.Quote(c)} = excluded.{SqlText.Quote(c)}"))}";

    private Task<int> SaveAsync(string upsert, StoredDay day, CancellationToken cancellationToken) => commands.ExecuteAsync(
        upsert,
        cancellationToken,
        day.Data.ToString(), day.Day, day.State.ToString(), day.Records, day.Rows, day.Hash, day.Watermark, day.FetchedAt, day.Source, day.Failure);

    private StoredDay Read(StoreData data, object?[] row) => new(data, SqlCommands.Day(row[1]))
    {
        State = Enum.TryParse(SqlCommands.Text(row[2]), out StoredDayState state) ? state : throw new FormatException($"'{row[2]}' is not a state of a day."),
        Records = Convert.ToInt64(row[3], CultureInfo.InvariantCulture),
        Rows = Convert.ToInt64(row[4], CultureInfo.InvariantCulture),
        Hash = SqlCommands.Text(row[5]),
        Watermark = commands.Time(row[6]),
        FetchedAt = commands.Time(row[7]),
        Source = (string?)row[8],
        Failure = (string?)row[9],
    };
}
