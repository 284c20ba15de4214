using System.Text;
using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Creates tables, adds columns, and writes their meanings as comments, in the first schema of the search path.</summary>
internal sealed class PostgreSqlTables(SqlCommands commands)
{
    private const string Schema = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())";
    private const string DayDescription = "The UTC day that the row belongs to.";

    /// <summary>Returns those of some tables that exist.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(IEnumerable<string> tables, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (object?[] row in commands.QueryAsync(
            $"SELECT relname::text FROM pg_class WHERE relnamespace = {Schema} AND relname::text = ANY(@p0) ORDER BY 1", cancellationToken, (object)tables.ToArray()).ConfigureAwait(false))
        {
            found.Add((string)row[0]!);
        }

        return found;
    }

    /// <summary>Returns the bytes of tables with their indexes.</summary>
    public Task<long> SizeAsync(IEnumerable<string> tables, CancellationToken cancellationToken) => commands.NumberAsync(
        $"SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = {Schema} AND relname::text = ANY(@p0)",
        cancellationToken, (object)tables.ToArray());

    /// <summary>Creates what is missing. Returns a sentence for each table and column that was added.</summary>
    public async Task<List<string>> CreateAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken)
    {
        HashSet<string> there = [.. await FindAsync(tables.Select(t => t.Name).Concat(PostgreSqlSchema.Own.Select(o => o.Name)), cancellationToken).ConfigureAwait(false)];
        var changes = new List<string>();
        foreach ((string name, string description, string columns) in PostgreSqlSchema.Own.Where(o => !there.Contains(o.Name)))
        {
            await commands.ExecuteAsync(
                $"CREATE TABLE {SqlText.Quote(name)} ({columns}); COMMENT ON TABLE {SqlText.Quote(name)} IS {PostgreSqlSchema.Literal(description)}", cancellationToken).ConfigureAwait(false);
        }

        foreach (StoreTable table in tables)
        {
            if (!there.Contains(table.Name))
            {
                await commands.ExecuteAsync(PostgreSqlSchema.Create(table), cancellationToken).ConfigureAwait(false);
                changes.Add($"The table {table.Name} was added.");
            }

            Dictionary<string, string?> comments = await CommentsAsync(table.Name, cancellationToken).ConfigureAwait(false);
            changes.AddRange(await AddColumnsAsync(table, comments, cancellationToken).ConfigureAwait(false));
            await DescribeAsync(table, comments, cancellationToken).ConfigureAwait(false);
        }

        return changes;
    }

    private async Task<List<string>> AddColumnsAsync(StoreTable table, Dictionary<string, string?> there, CancellationToken cancellationToken)
    {
        var changes = new List<string>();
        foreach (StoreColumn column in table.Columns.Where(c => !there.ContainsKey(c.Name)))
        {
            await commands.ExecuteAsync(
                $"ALTER TABLE {SqlText.Quote(table.Name)} ADD COLUMN {SqlText.Quote(column.Name)} {PostgreSqlValues.Instance.TypeOf(column.Kind)}", cancellationToken).ConfigureAwait(false);
            changes.Add($"The column {column.Name} was added to {table.Name}; it is empty in rows that were there before.");
        }

        return changes;
    }

    /// <summary>Writes the comments that differ: a comment takes a lock, which readers and other workers should not have to wait for.</summary>
    private async Task DescribeAsync(StoreTable table, Dictionary<string, string?> there, CancellationToken cancellationToken)
    {
        string name = SqlText.Quote(table.Name);
        var statements = new StringBuilder();
        if (there.GetValueOrDefault(string.Empty) != table.Description)
        {
            statements.Append("COMMENT ON TABLE ").Append(name).Append(" IS ").Append(PostgreSqlSchema.Literal(table.Description)).Append(';');
        }

        IEnumerable<(string Name, string Description)> columns = table.Columns.Select(c => (c.Name, c.Description));
        foreach ((string column, string description) in table.IsByDay ? columns.Prepend((StoreTable.DayColumn, DayDescription)) : columns)
        {
            if (there.GetValueOrDefault(column) != description)
            {
                statements.Append("COMMENT ON COLUMN ").Append(name).Append('.').Append(SqlText.Quote(column)).Append(" IS ").Append(PostgreSqlSchema.Literal(description)).Append(';');
            }
        }

        if (statements.Length > 0)
        {
            await commands.ExecuteAsync(statements.ToString(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the comments of the columns that exist by name; that of the table has an empty name.</summary>
    private async Task<Dictionary<string, string?>> CommentsAsync(string table, CancellationToken cancellationToken)
    {
        var comments = new Dictionary<string, string?>();
        await foreach (object?[] row in commands.QueryAsync(
            $"""
            SELECT '', obj_description(c.oid, 'pg_class') FROM pg_class c WHERE c.relnamespace = {Schema} AND c.relname::text = @p0
            UNION ALL
            SELECT a.attname::text, col_description(a.attrelid, a.attnum) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = {Schema} AND c.relname::text = @p0 AND a.attnum > 0 AND NOT a.attisdropped
            """,
            cancellationToken, table).ConfigureAwait(false))
        {
            comments.Add((string)row[0]!, (string?)row[1]);
        }

        return comments;
    }
}
