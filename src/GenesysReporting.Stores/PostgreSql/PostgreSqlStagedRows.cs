using System.Globalization;
using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Moves rows from the temporary tables into the tables, within the caller's transaction.</summary>
internal sealed class PostgreSqlStagedRows(SqlCommands commands, StoreDataSet data)
{
    private const string Day = $"\"{StoreTable.DayColumn}\"";

    // The records of one turn: a record that came twice is replaced twice, as if one had been written before the other came.
    private const string Late = "late_records";

    /// <summary>Replaces all rows of a day.</summary>
    public async Task ReplaceDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        for (int t = 0; t < data.Tables.Count; t++)
        {
            await commands.ExecuteAsync($"DELETE FROM {SqlText.Quote(data.Tables[t].Name)} WHERE {Day} = @p0", cancellationToken, day).ConfigureAwait(false);
            await commands.ExecuteAsync($"{Insert(t)} WHERE s.\"staged_record\" IS NULL", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Replaces single records whose content differs. Returns the changes, and the days that they were in.</summary>
    public async Task<(StoreChanges Changes, IReadOnlyList<DateOnly> Days)> ReplaceRecordsAsync(CancellationToken cancellationToken)
    {
        await commands.ExecuteAsync(
            $"""
            CREATE TEMPORARY TABLE {Late} ON COMMIT DROP AS SELECT r.*, FALSE AS "is_there", FALSE AS "is_same",
            row_number() OVER (PARTITION BY "head", "day", "key" ORDER BY "staged_record") AS "turn" FROM {PostgreSqlStaging.Late} r
            """,
            cancellationToken).ConfigureAwait(false);

        // Temporary tables have no statistics otherwise.
        await commands.ExecuteAsync($"ANALYZE {Late}; {string.Join("; ", data.Tables.Select((_, t) => $"ANALYZE {PostgreSqlStaging.NameOf(t)}"))}", cancellationToken).ConfigureAwait(false);
        long turns = await commands.NumberAsync($"SELECT max(\"turn\") FROM {Late}", cancellationToken).ConfigureAwait(false);
        for (long turn = 1; turn <= turns; turn++)
        {
            await ReplaceAsync(turn, cancellationToken).ConfigureAwait(false);
        }

        return await ChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReplaceAsync(long turn, CancellationToken cancellationToken)
    {
        for (int t = 0; t < data.Tables.Count; t++)
        {
            await CompareAsync(t, turn, cancellationToken).ConfigureAwait(false);
        }

        for (int t = 0; t < data.Tables.Count; t++)
        {
            StoreTable table = data.Tables[t];
            string condition = $"l.\"turn\" = @p0 AND NOT l.\"is_same\"{Part(table, t)}";
            await commands.ExecuteAsync(
                $"DELETE FROM {SqlText.Quote(table.Name)} t USING {Late} l WHERE t.{Day} = l.\"day\" AND t.{SqlText.Quote(table.RecordColumn!)} = l.\"key\" AND {condition}",
                cancellationToken, turn).ConfigureAwait(false);
            await commands.ExecuteAsync(
                $"{Insert(t)} JOIN {Late} l ON l.\"staged_record\" = s.\"staged_record\" WHERE {condition}", cancellationToken, turn).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the condition for the records that have rows in a table, or whose rows there are theirs to replace.</summary>
    private static string Part(StoreTable table, int index) => (table.HashColumn, table.IsOfJobs) switch
    {
        ({ }, _) => string.Create(CultureInfo.InvariantCulture, $" AND l.\"head\" = {index}"),

        // A record that came by query keeps the rows that only jobs have.
        (_, true) => " AND (l.\"is_job\" OR NOT l.\"is_there\")",
        _ => string.Empty,
    };

    /// <summary>Finds the records of a turn that are there, and those whose content is the same; a job brings attributes that a query did not.</summary>
    private async Task CompareAsync(int index, long turn, CancellationToken cancellationToken)
    {
        StoreTable table = data.Tables[index];
        if (table.HashColumn is null)
        {
            return;
        }

        string isOfJob = table.SourceColumn is { } source ? $"h.{SqlText.Quote(source)} = '{StoreTable.JobSource}'" : "FALSE";
        await commands.ExecuteAsync(
            $"""
            UPDATE {Late} l SET "is_there" = TRUE,
            "is_same" = coalesce(h.{SqlText.Quote(table.HashColumn)} = l."hash" AND (NOT l."is_job" OR {isOfJob}), FALSE)
            FROM {SqlText.Quote(table.Name)} h
            WHERE l."head" = @p0 AND l."turn" = @p1 AND h.{Day} = l."day" AND h.{SqlText.Quote(table.RecordColumn!)} = l."key"
            """,
            cancellationToken, index, turn).ConfigureAwait(false);
    }

    private async Task<(StoreChanges Changes, IReadOnlyList<DateOnly> Days)> ChangesAsync(CancellationToken cancellationToken)
    {
        StoreChanges changes = default;
        var days = new List<DateOnly>();
        await foreach (object?[] row in commands.QueryAsync(
            $"""
            SELECT "day", count(*) FILTER (WHERE "is_there" AND NOT "is_same"), count(*) FILTER (WHERE NOT "is_there"), count(*) FILTER (WHERE "is_same")
            FROM {Late} GROUP BY "day" ORDER BY "day"
            """,
            cancellationToken).ConfigureAwait(false))
        {
            (long replaced, long added, long unchanged) = ((long)row[1]!, (long)row[2]!, (long)row[3]!);
            changes = new StoreChanges(changes.Replaced + replaced, changes.Added + added, changes.Unchanged + unchanged);
            days.AddRange(replaced + added > 0 ? [SqlCommands.Day(row[0])] : []);
        }

        return (changes, days);
    }

    private string Insert(int table)
    {
        string[] columns = [.. SqlText.Columns(data.Tables[table])];
        return $"INSERT INTO {SqlText.Quote(data.Tables[table].Name)} ({SqlText.List(columns)}) SELECT {string.Join(", ", columns.Select(c => $"s.{SqlText.Quote(c)}"))} FROM {PostgreSqlStaging.NameOf(table)} s";
    }
}
